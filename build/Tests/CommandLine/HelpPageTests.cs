using AiChef.Targets.CommandLine;
using AiChef.Tests.Targets;
using Shouldly;
using Xunit;

namespace AiChef.Tests.CommandLine;

public sealed class HelpPageTests
{
    private static readonly HelpEntry[] Entries =
    [
        new("Zeta", "Zeta", "LocalCloud: the last word of this sentence does not fit"),
        new("Alpha", "Alpha (default)", "The first"),
        new("Lost", "Lost", "In no group"),
    ];

    [Fact]
    public void Entries_stand_in_the_order_of_their_group_and_none_is_left_out() =>
        new HelpPage(width: 50)
            .Lines([new("Use", "Alpha"), new("Empty"), new("LocalCloud", "Zeta")], Entries)
            .ShouldBe([
                "",
                "Use",
                "  Alpha (default)  The first",
                "",
                "LocalCloud",
                "  Zeta             The last word of this sentence",
                "                   does not fit",
                "",
                "Others",
                "  Lost             In no group",
            ]);

    [Fact]
    public async Task The_help_text_of_the_build_has_each_target_and_option_once_in_a_group()
    {
        var (exitCode, output, error) = await BuildProcess.RunAsync(RepositoryRoot.Path, "--help");

        exitCode.ShouldBe(0, error);
        var lines = output.Split('\n').Select(line => line.TrimEnd()).ToList();
        lines.ShouldNotContain(HelpPage.Others);
        var declaration = BuildReflection.Of(typeof(Build));
        string[] names =
        [
            .. declaration.Targets,
            .. declaration.Options.Where(o => !o.IsBuiltIn).Select(o => o.Switch),
        ];
        names.Length.ShouldBeGreaterThan(40);
        foreach (var name in names)
        {
            lines.Count(line => line.StartsWith($"  {name} ", StringComparison.Ordinal)).ShouldBe(1, name);
        }
        lines.IndexOf("Deploy").ShouldBeLessThan(lines.IndexOf("Maintain"));
        lines.ShouldContain(line => line.StartsWith("  Deploy (default)", StringComparison.Ordinal));
    }
}
