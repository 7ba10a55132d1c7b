using System.Diagnostics;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>The compilation of the build itself, ended in the middle.</summary>
[Collection(nameof(SampleBootstrap))]
public sealed class InterruptedCompilationTests : IDisposable
{
    private const string Program = "build/Targets/Program.cs";

    private readonly SampleRepository _repository = new();

    public InterruptedCompilationTests(SampleBootstrap bootstrap) => _repository.Take(bootstrap);

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("KILL", 137)]
    [InlineData("TERM", 5)]
    public async Task What_runs_after_an_end_in_the_middle_is_what_the_sources_say(string signal, int exitCode)
    {
        var begun = _repository.At("begun");
        // Says that the compilation has begun, and would hold it up for a minute.
        _repository.Write(
            "build/Targets/Directory.Build.targets",
            """
            <Project>
              <Import Project="../Directory.Build.targets" />
              <Target Name="Hold" BeforeTargets="CoreCompile" Condition="'$(HOLD)' != ''">
                <WriteLinesToFile File="$(HOLD)" Lines="begun" Overwrite="true" />
                <Exec Command="sleep 60" />
              </Target>
            </Project>
            """
        );
        Write("unfinished");
        using (var run = Process.Start(_repository.Command(("HOLD", begun)))!)
        {
            await BoundedWait.UntilAsync(() => File.Exists(begun) || run.HasExited, "the compilation to begin");
            using (var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"]))
            {
                await kill.WaitForExitAsync();
            }
            await BoundedWait.ForAsync(run.WaitForExitAsync(), "the end of the run");
            run.ExitCode.ShouldBe(exitCode);
        }
        await ProcessList.NoneIsLeftOfAsync(_repository.Root);

        Write("finished");
        var next = await _repository.BuildAsync();

        next.ExitCode.ShouldBe(0, next.Error);
        next.Output.ShouldBe("finished");
    }

    private void Write(string text)
    {
        _repository.Write(Program, $"System.Console.WriteLine(\"{text}\");");
        // A compiler that goes by the times of files takes the second text for the first.
        File.SetLastWriteTimeUtc(_repository.At(Program), DateTime.UnixEpoch.AddYears(50));
    }
}
