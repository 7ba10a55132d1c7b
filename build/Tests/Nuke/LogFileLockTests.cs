using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class LogFileLockTests : IDisposable
{
    private readonly FixtureRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_second_build_does_not_start_while_the_first_holds_the_log()
    {
        using var first = NukeRun.Start("FailingBuild", "Wait", _repository.Folder);
        while (await first.StandardOutput.ReadLineAsync() is { } line && line != "> waiting") { }

        var second = await _repository.Run("FailingBuild", "Fine");
        first.Kill();
        await first.WaitForExitAsync();

        second.ExitCode.ShouldBe(255);
        second.Output.ShouldContain("build.log' because it is being used by another process");
    }

    [Theory]
    [InlineData("xterm-256color", true)]
    [InlineData("dumb", false)]
    public async Task The_name_of_the_terminal_decides_on_colours_also_of_a_redirected_output(
        string terminal,
        bool coloured
    )
    {
        var run = await _repository.Run("FailingBuild", "Fine", ("TERM", terminal));

        run.Output.Contains('\e', StringComparison.Ordinal).ShouldBe(coloured);
    }
}
