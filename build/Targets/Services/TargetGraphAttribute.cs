using Nuke.Common.Execution;

/// <summary>Hands the build all of its targets; NUKE itself shows it only the planned ones.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TargetGraphAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) =>
        ((Build)Build).AllTargets = executableTargets;
}
