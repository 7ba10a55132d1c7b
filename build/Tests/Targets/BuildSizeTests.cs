using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>The build class stays a table of contents: parameters, targets and the making of options.</summary>
public sealed class BuildSizeTests
{
    [Fact]
    public void All_parts_together_have_at_most_700_lines() =>
        Directory
            .GetFiles(Path.Combine(RepositoryRoot.Path, "build", "Targets"), "Build*.cs")
            .Sum(file => File.ReadLines(file).Count())
            .ShouldBeInRange(1, 700);
}
