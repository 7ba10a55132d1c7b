using Nuke.Common;
using Nuke.Common.Execution;

namespace AiChef.Tests.NukeFixture;

[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class TracingAttribute(string name)
    : BuildExtensionAttributeBase,
        IOnBuildCreated,
        IOnBuildInitialized,
        IOnTargetRunning,
        IOnTargetSucceeded,
        IOnTargetFailed,
        IOnTargetSkipped,
        IOnBuildFinished
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => Say("created");

    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    ) => Say($"initialized with {executionPlan.Count} targets");

    public void OnTargetRunning(ExecutableTarget target) => Say($"running {target.Name}");

    public void OnTargetSucceeded(ExecutableTarget target) => Say($"succeeded {target.Name}");

    public void OnTargetFailed(ExecutableTarget target) => Say($"failed {target.Name}");

    public void OnTargetSkipped(ExecutableTarget target) => Say($"skipped {target.Name}");

    public void OnBuildFinished() => Say($"finished {(Build.IsSucceeding ? "well" : "badly")}");

    private void Say(string text) => Console.WriteLine($"> {name} {text}");
}

[Tracing("low", Priority = 1)]
[Tracing("high", Priority = 2)]
internal sealed class HookBuild : FixtureBuild
{
    public static int Run() => Execute<HookBuild>();

    public Target Good => _ => _.Executes(() => Say("Good"));

    public Target Bad => _ => _.Executes(() => throw new InvalidOperationException("bad"));

    public Target Never => _ => _.OnlyWhenStatic(() => IsServerBuild).Executes(() => Say("Never"));

    protected override void OnBuildCreated() => Say("own created");

    protected override void OnTargetRunning(string target) => Say($"own running {target}");

    protected override void OnTargetSucceeded(string target) => Say($"own succeeded {target}");

    protected override void OnTargetFailed(string target) => Say($"own failed {target}");

    protected override void OnTargetSkipped(string target) => Say($"own skipped {target}");

    protected override void OnBuildFinished() => Say($"own finished {FailedTargets.Count}");
}
