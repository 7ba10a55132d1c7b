using Nuke.Common.Tooling;
using Nuke.Common.Tools.DotNet;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

/// <summary>Tools are stood in for by echo, which shows its arguments as it got them.</summary>
public sealed class ToolTests
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

    [Fact]
    public void An_exit_code_other_than_0_is_an_exception_that_has_it() =>
        Should
            .Throw<ProcessException>(() => ProcessTasks.StartShell("exit 3").AssertZeroExitCode())
            .ExitCode.ShouldBe(3);

    [Fact]
    public void Standard_error_is_separate()
    {
        using var process = ProcessTasks.StartShell("echo out; echo err >&2").AssertZeroExitCode();

        process.Output.Where(x => x.Type == OutputType.Err).Select(x => x.Text).ShouldBe(["err"]);
        process.Output.StdToText().ShouldBe("out");
    }

    [Fact]
    public void A_process_beyond_its_time_is_killed()
    {
        using var process = ProcessTasks.StartShell("sleep 20", timeout: 100);

        process.WaitForExit().ShouldBeFalse();
    }
}
