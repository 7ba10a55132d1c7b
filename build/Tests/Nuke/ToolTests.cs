using Nuke.Common.Tooling;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

/// <summary>Tools are stood in for by echo, which shows its arguments as it got them.</summary>
public sealed class ToolTests
{
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
