using System.IO.Compression;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Resources;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Lambda;

/// <summary>The source text of a function in a template becomes a package.</summary>
public sealed class InlineCodeTests
{
    [Theory]
    [InlineData("nodejs22.x", "index.js")]
    [InlineData("python3.13", "index.py")]
    public void The_text_is_a_file_named_index(string runtime, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(InlineCode.Zip(runtime, "text ä")));

        var entry = zip.Entries.ShouldHaveSingleItem();
        entry.FullName.ShouldBe(name);
        using var reader = new StreamReader(entry.Open());
        reader.ReadToEnd().ShouldBe("text ä");
    }

    [Fact]
    public void An_equal_text_gives_an_equal_package() =>
        InlineCode.Zip("nodejs22.x", "a").ShouldBe(InlineCode.Zip("nodejs24.x", "a"));

    [Theory]
    [InlineData("dotnet10")]
    [InlineData("provided.al2023")]
    public void A_runtime_that_compiles_its_functions_takes_no_text(string runtime) =>
        Should
            .Throw<ResourceException>(() => InlineCode.Zip(runtime, "a"))
            .Message.ShouldBe($"ZipFile can only be used with the runtimes of Node.js and Python, not with {runtime}");
}
