using System.Text.RegularExpressions;
using AiChef.Targets.CommandLine;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>The page of the pipeline lists every option, and none that does not exist.</summary>
public sealed class OptionsPageTests
{
    [Fact]
    public void Each_option_of_the_build_has_its_row() => Listed.ShouldBe(Declared, ignoreOrder: true);

    private static IEnumerable<string> Declared =>
        BuildReflection.Of(typeof(Build)).Options.Where(option => !option.IsBuiltIn).Select(option => option.Switch);

    private static IEnumerable<string> Listed =>
        Regex
            .Matches(
                Section(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "README.md"))),
                @"(?<=^\|[^|]*)`(?<name>--[a-z-]+)`(?=[^|]*\|)",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(match => match.Groups["name"].Value);

    private static string Section(string page)
    {
        var start = page.IndexOf("\n## Options\n", StringComparison.Ordinal);
        return page[start..page.IndexOf("\n## ", start + 1, StringComparison.Ordinal)];
    }
}
