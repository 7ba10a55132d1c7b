using Nuke.Common;
using Nuke.Common.Execution;

namespace AiChef.Tests.NukeFixture;

/// <summary>Asks for the targets of the run before they are planned.</summary>
internal sealed class EarlyBuild : FixtureBuild
{
    [Parameter]
    private readonly string? Ask;

    public static int Run() => Execute<EarlyBuild>();

    public Target Nothing => _ => _.Executes(() => Say("Nothing"));

    protected override void OnBuildCreated() =>
        Say(
            Ask switch
            {
                null => "not asked",
                nameof(ExecutionPlan) => $"plan {(ExecutionPlan is null ? "missing" : "there")}",
                nameof(IsFailing) => $"{IsFailing}",
                nameof(IsFinished) => $"{IsFinished}",
                var name => $"{Named(name).Count}",
            }
        );

    private IReadOnlyCollection<ExecutableTarget> Named(string name) =>
        name switch
        {
            nameof(InvokedTargets) => InvokedTargets,
            nameof(SkippedTargets) => SkippedTargets,
            nameof(ScheduledTargets) => ScheduledTargets,
            nameof(RunningTargets) => RunningTargets,
            nameof(AbortedTargets) => AbortedTargets,
            nameof(FailedTargets) => FailedTargets,
            nameof(SucceededTargets) => SucceededTargets,
            _ => FinishedTargets,
        };
}
