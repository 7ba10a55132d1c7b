using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

/// <summary>Tools are stood in for by echo, which shows its arguments as it got them.</summary>
public sealed class ToolSettingsTests
{
    private const string Echo = "/bin/echo";

    [Fact]
    public void Settings_become_arguments_behind_the_command_and_the_project()
    {
        var output = DotNetTasks.DotNetBuild(s =>
            s.SetProcessToolPath(Echo)
                .EnableNoRestore()
                .SetProperty("Version", "1.2.3")
                .SetVerbosity(DotNetVerbosity.minimal)
                .SetConfiguration("Release")
                .SetProjectFile("my app.csproj")
        );

        var line = output.StdToText();
        line.ShouldStartWith("build my app.csproj ");
        foreach (
            var argument in (string[])
                ["--configuration Release", "--verbosity minimal", "--no-restore", "--property:Version=1.2.3"]
        )
        {
            line.ShouldContain(argument);
        }
    }

    [Fact]
    public void Settings_are_not_changed_by_what_is_made_of_them()
    {
        var original = new DotNetTestSettings().SetFilter("a");

        original.SetFilter("b").AddLoggers("trx").Filter.ShouldBe("b");

        original.Filter.ShouldBe("a");
        original.Loggers.ShouldBeNull();
    }

    [Fact]
    public void Holes_are_quoted_when_they_need_it()
    {
        var (name, flag, text) = ("my file", "--x", "a");

        ToolResolver.GetTool(Echo)($"{flag} {name} {text}").StdToText().ShouldBe("--x my file a");
    }
}
