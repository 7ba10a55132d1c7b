using AiChef.Targets.Services;
using Nuke.Common.Execution;

namespace AiChef.Targets.Running;

/// <summary>Gives the run the graph of all targets; NUKE itself gives the build only the planned ones.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TargetGraphAttribute : RunExtensionAttribute, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) =>
        Run.Graph = TargetGraph.Of(executableTargets);
}
