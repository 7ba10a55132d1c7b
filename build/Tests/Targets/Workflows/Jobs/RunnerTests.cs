using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>That a job is played by the runner's rules, shown by small workflows.</summary>
public sealed class RunnerTests : IDisposable
{
    private readonly string _checkout = Directory.CreateTempSubdirectory("ai-chef-runner-").FullName;

    public void Dispose() => Directory.Delete(_checkout, recursive: true);

    [Fact]
    public async Task What_a_step_writes_into_GitHubs_files_reaches_the_next()
    {
        var report = await PlayAsync(
            """
                  - name: Write
                    id: write
                    run: |
                      echo 'one=a=b' >>"$GITHUB_OUTPUT"
                      printf 'two<<END\nline 1\nline 2\nEND\n' >>"$GITHUB_OUTPUT"
                      echo 'KITCHEN=open' >>"$GITHUB_ENV"
                      echo '# Menu' >>"$GITHUB_STEP_SUMMARY"
                  - name: Read
                    env:
                      BOTH: ${{ steps.write.outputs.one }}, ${{ steps.write.outputs.two }}
                    run: echo "$BOTH; $KITCHEN; $GITHUB_JOB; ${NOT_THERE-unset}"
            """
        );

        report.Conclusion.ShouldBe(Conclusion.Success, report.Output);
        report.Output.ShouldBe("a=b, line 1\nline 2; open; cook; unset\n");
        report.Summary.ShouldBe("# Menu\n");
    }

    [Fact]
    public async Task After_a_failure_only_steps_go_on_that_ask_for_it()
    {
        var report = await PlayAsync(
            """
                  - name: Fail in a pipe
                    run: exit 7 | cat
                  - name: Usual
                    run: echo usual
                  - name: After a failure
                    if: failure()
                    run: echo after a failure
                  - name: After a cancellation
                    if: cancelled()
                    run: echo after a cancellation
            """
        );

        report.Conclusion.ShouldBe(Conclusion.Failure);
        report
            .Steps.Select(step => (step.Conclusion, step.ExitCode))
            .ShouldBe([
                (Conclusion.Failure, 7),
                (Conclusion.Skipped, null),
                (Conclusion.Success, 0),
                (Conclusion.Skipped, null),
            ]);
        report.Output.ShouldBe("after a failure\n");
    }

    [Fact]
    public async Task A_cancellation_interrupts_the_script_alone_and_the_end_of_the_job_its_children()
    {
        var report = await PlayAsync(
            """
                  - name: Cook
                    id: cook
                    run: |
                      trap 'echo interrupted; exit 0' INT
                      sleep 30 >/dev/null 2>&1 &
                      until [ "$(ps -o comm= -p $!)" = sleep ]; do :; done
                      echo 'state=begun' >>"$GITHUB_OUTPUT"
                      echo cooking
                      wait
                  - name: Usual
                    run: echo usual
                  - name: Unless it failed
                    if: "!failure()"
                    run: echo ${{ steps.cook.outputs.state }}
                  - name: Unless it was cancelled
                    if: "!cancelled()"
                    run: echo not cancelled
            """,
            cancelAt: "cooking"
        );

        report.Conclusion.ShouldBe(Conclusion.Cancelled);
        report
            .Steps.Select(step => (step.Conclusion, step.ExitCode))
            .ShouldBe([
                (Conclusion.Cancelled, 0),
                (Conclusion.Skipped, null),
                (Conclusion.Success, 0),
                (Conclusion.Skipped, null),
            ]);
        report.Output.ShouldBe("cooking\ninterrupted\nbegun\n");
        if (OperatingSystem.IsLinux())
        {
            report.LeftRunning.ShouldBe(["sleep"]);
        }
    }

    [Fact]
    public async Task A_script_that_ignores_signals_is_killed_with_its_children()
    {
        var report = await PlayAsync(
            """
                  - name: Cook
                    run: |
                      trap '' INT TERM
                      echo cooking
                      sleep 30
            """,
            cancelAt: "cooking"
        );

        report.Step("Cook").ShouldBe(new StepReport("Cook", Conclusion.Cancelled, 137));
        report.LeftRunning.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_always_runs_outlives_a_cancellation()
    {
        var report = await PlayAsync(
            """
                  - name: Clean
                    if: always()
                    run: |
                      echo cleaning
                      sleep 0.3
                      echo clean
            """,
            cancelAt: "cleaning"
        );

        report.Conclusion.ShouldBe(Conclusion.Cancelled);
        report.Step("Clean").Conclusion.ShouldBe(Conclusion.Success);
        report.Output.ShouldBe("cleaning\nclean\n");
    }

    [Fact]
    public async Task Inputs_are_checked_and_typed_as_the_form_declares_them()
    {
        const string Steps = """
                  - name: Show
                    env:
                      SHOWN: ${{ inputs.dry-run && 'dry' || 'wet' }} ${{ inputs.confirm }}
                    run: echo "$SHOWN"
            """;

        (await PlayAsync(Steps)).Output.ShouldBe("wet \n");
        (await PlayAsync(Steps, "workflow_dispatch")).Output.ShouldBe("wet none\n");
        (await PlayAsync(Steps, "workflow_dispatch", inputs: ("dry-run", "true"))).Output.ShouldBe("dry none\n");
        (
            await Should.ThrowAsync<ArgumentException>(() =>
                PlayAsync(Steps, "workflow_dispatch", inputs: ("other", ""))
            )
        ).Message.ShouldStartWith("the workflow has no input 'other' after a workflow_dispatch");
    }

    private async Task<JobReport> PlayAsync(
        string steps,
        string eventName = "push",
        string? cancelAt = null,
        params (string Name, string Value)[] inputs
    )
    {
        var folder = Directory.CreateDirectory(Path.Combine(_checkout, ".github", "workflows")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "kitchen.yml"),
            $"""
            name: Kitchen
            on:
              workflow_dispatch:
                inputs:
                  dry-run:
                    type: boolean
                    default: false
                  confirm:
                    type: string
                    default: none
            defaults:
              run:
                shell: bash
            jobs:
              cook:
                runs-on: ubuntu-24.04
                steps:
            {steps}
            """
        );
        return await GeneratedJob.PlayAsync(
            _checkout,
            "kitchen.yml",
            "cook",
            new JobStart
            {
                Event = eventName,
                CancelAt = cancelAt,
                Inputs = inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal),
            }
        );
    }
}
