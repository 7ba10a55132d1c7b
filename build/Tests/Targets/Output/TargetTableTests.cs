using AiChef.Targets.Output;
using Nuke.Common.Execution;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class TargetTableTests
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public void Each_target_stands_with_its_own_duration_and_the_total_is_the_time_of_the_run() =>
        TargetTable
            .Lines(
                [
                    new("Validate", ExecutionStatus.Succeeded, TimeSpan.FromMilliseconds(300), Nothing),
                    new("DeployApi", ExecutionStatus.Failed, TimeSpan.FromSeconds(64), Told("Error", "no")),
                    new("DeployLambdas", ExecutionStatus.Succeeded, TimeSpan.FromSeconds(600), Nothing),
                    new("IntegrationTests", ExecutionStatus.Skipped, TimeSpan.Zero, Told("Skipped", "via parameter")),
                ],
                TimeSpan.FromSeconds(605),
                hasColors: false
            )
            .ShouldBe([
                "════════════════════════════════════════",
                "Target              Status      Duration",
                "────────────────────────────────────────",
                "Validate            Succeeded     < 1sec",
                "DeployApi           Failed          1:04   // Error: no",
                "DeployLambdas       Succeeded      10:00",
                "IntegrationTests    Skipped                // Skipped: via parameter",
                "────────────────────────────────────────",
                "Total                              10:05   // some targets ran at the same time",
                "════════════════════════════════════════",
            ]);

    [Fact]
    public void Colours_are_written_only_when_they_are_wanted()
    {
        TargetRow[] rows = [new("A", ExecutionStatus.Succeeded, TimeSpan.Zero, Nothing)];

        TargetTable.Lines(rows, TimeSpan.Zero, hasColors: true).ShouldContain(line => line.StartsWith("\e[32m"));
        TargetTable.Lines(rows, TimeSpan.Zero, hasColors: false).ShouldAllBe(line => !line.Contains('\e'));
    }

    private static Dictionary<string, string> Told(string name, string value) => new() { [name] = value };
}
