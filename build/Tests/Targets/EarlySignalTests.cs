using System.Diagnostics;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>Ctrl-C and SIGTERM before any target runs end the run as they do later.</summary>
public sealed class EarlySignalTests : IDisposable
{
    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_before_the_plan_is_known_cancels_the_run(string signal)
    {
        // Reading the parameters waits until somebody writes into the pipe that stands in place of their file.
        var pipe = _repository.At(".nuke/parameters.json");
        File.Delete(pipe);
        using (var make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
        }
        using var run = _repository.Start(SampleInfrastructure.Deploy);
        // Opens once the run reads.
        var open = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write));
        await using (var writer = new StreamWriter(await BoundedWait.ForAsync(open, "the run to read its parameters")))
        {
            using (var kill = Process.Start("kill", [$"-{signal}", $"{run.Id}"]))
            {
                await kill.WaitForExitAsync();
            }
            File.Delete(pipe);
            _repository.Write(".nuke/parameters.json", "{}");
            await writer.WriteAsync("{}");
        }

        var output = await BoundedWait.ForAsync(run.StandardOutput.ReadToEndAsync(), "the end of the run");
        var error = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        run.ExitCode.ShouldBe(5, output + error);
        error.ShouldContain("error: cancelled; nothing new was started");
        var report = await File.ReadAllTextAsync(_repository.At("artifacts/reports/deployment.json"));
        report.ShouldContain("\"cause\": \"cancelled; nothing new was started\"");
    }

    [Fact]
    public async Task A_signal_while_no_target_runs_ends_the_run_once()
    {
        // NUKE notes in this file, before each target, how far it got, and waits where the pipe in its place is full.
        var folder = Directory.CreateDirectory(_repository.At(".nuke/temp")).FullName;
        await using var pipe = await FullPipe.CreateAsync(Path.Combine(folder, "build-attempt.log"));
        using var run = _repository.Start(SampleInfrastructure.Deploy);
        var output = run.StandardOutput.ReadToEndAsync();
        await BoundedWait.UntilAsync(() => pipe.IsOpenedBy(run.Id), "the run to come to its targets");

        using (var kill = Process.Start("kill", ["-INT", $"{run.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        pipe.Drain();
        var printed = await BoundedWait.ForAsync(output, "the end of the run");
        var error = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();

        run.ExitCode.ShouldBe(5, printed + error);
        (printed + error).ShouldContain("cancelled; nothing new was started");
        // Either the signal ends the run, or a target that has begun meanwhile does: never both.
        var bySignal = error.Contains("error: cancelled", StringComparison.Ordinal);
        printed.Split("Build failed on").Length.ShouldBe(bySignal ? 1 : 2, printed + error);
    }

    [Fact]
    public async Task A_signal_at_the_end_of_a_target_lets_it_report_what_it_did()
    {
        // More outputs than a pipe holds: the run waits in the midst of telling them until somebody reads on.
        var outputs = Enumerable.Range(0, 190).Select(i => $"  O{i}: {{ Value: !Ref Long }}");
        _repository.Write(
            "backend/infrastructure/step-functions.yaml",
            $$"""
            Parameters:
              Long: { Type: String, Default: {{new string('x', 1000)}} }
            Resources:
              Log: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /sample } }
            Outputs:
              StateMachineArn: { Value: "an ARN" }
            {{string.Join('\n', outputs)}}
            """
        );
        using var run = _repository.Start(SampleInfrastructure.Deploy);
        var told = "";
        while (
            !told.Contains("O0 = ", StringComparison.Ordinal) && await run.StandardOutput.ReadLineAsync() is { } line
        )
        {
            told += $"{line}\n";
        }

        using (var kill = Process.Start("kill", ["-INT", $"{run.Id}"]))
        {
            await kill.WaitForExitAsync();
        }
        var printed = told + await BoundedWait.ForAsync(run.StandardOutput.ReadToEndAsync(), "the end of the run");
        await run.WaitForExitAsync();

        run.ExitCode.ShouldBe(0, printed);
        printed.Replace('\u00a0', ' ').ShouldContain("DeployStepFunctions    Succeeded", Case.Sensitive, printed);
    }
}
