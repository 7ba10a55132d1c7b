using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>The examples of GitHub's documentation, so that what judges our triggers is judged itself.</summary>
public sealed class PathFilterTests
{
    [Theory]
    [InlineData("*", "README.md server.rb", "docs/file.txt")]
    [InlineData("*.jsx?", "page.js page.jsx", "page.jsxx a/page.js")]
    [InlineData("**", "all/the/files.md README.md", "")]
    [InlineData("*.js", "app.js index.js", "js/index.js")]
    [InlineData("**.js", "index.js js/index.js src/js/app.js", "index.jsx")]
    [InlineData("docs/*", "docs/README.md docs/file.txt", "docs/mona/octocat.txt docs")]
    [InlineData("docs/**", "docs/README.md docs/mona/octocat.txt", "a/docs/README.md")]
    [InlineData("docs/**/*.md", "docs/README.md docs/mona/hello-world.md docs/a/markdown/file.md", "docs/file.txt")]
    [InlineData("**/docs/**", "docs/hello.md dir/docs/my-file.txt space/docs/plan/space.doc", "mydocs/hello.md")]
    [InlineData("**/README.md", "README.md js/README.md", "js/MYREADME.md")]
    [InlineData("**/*src/**", "a/src/app.js my-src/code/js/app.js", "src.js")]
    [InlineData("**/*-post.md", "my-post.md path/their-post.md", "post.md")]
    [InlineData("**/migrate-*.sql", "migrate-10909.sql db/migrate-v1.0.sql db/sept/migrate-v1.sql", "db/migrate.sql")]
    [InlineData("v[12].[0-9]+.md", "v1.10.md v2.0.md", "v3.0.md")]
    [InlineData("*.md !README.md", "hello.md", "README.md docs/hello.md")]
    [InlineData("*.md !README.md README*", "hello.md README.md README.doc", "docs/hello.md")]
    public void A_pattern_lets_pass_what_GitHub_says(string patterns, string passing, string others)
    {
        foreach (var file in passing.Split(' '))
        {
            PathFilter.Passes(patterns.Split(' '), file).ShouldBeTrue(file);
        }
        foreach (var file in others.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            PathFilter.Passes(patterns.Split(' '), file).ShouldBeFalse(file);
        }
    }
}
