using System.Reflection;

namespace Nuke.Common.Execution;

internal static class BuildEvents
{
    /// <summary>Extension attributes by priority, highest first; then the build's own method of the same event.</summary>
    internal static void Raise<T>(this NukeBuild build, Action<T> invoke)
        where T : class, IBuildExtension
    {
        foreach (var extension in Extensions(build).OfType<T>())
            invoke(extension);
        if (new OwnEvents(build) is T own)
            invoke(own);
    }

    internal static bool Prints(this NukeBuild build, DefaultOutput output) =>
        !build.GetType().GetCustomAttributes<DisableDefaultOutputAttribute>(inherit: true)
            .Any(x => x.DisabledOutputs.Contains(output) && x.IsApplicable(build));

    private static BuildExtensionAttributeBase[] Extensions(NukeBuild build)
    {
        if (build.Extensions is null)
        {
            build.Extensions = build.GetType().GetCustomAttributes<BuildExtensionAttributeBase>(inherit: true).OrderByDescending(x => x.Priority).ToArray();
            foreach (var extension in build.Extensions)
                extension.Build = build;
        }

        return build.Extensions;
    }

    private sealed class OwnEvents(NukeBuild build) :
        IOnBuildCreated, IOnBuildInitialized, IOnTargetRunning, IOnTargetSkipped, IOnTargetSucceeded, IOnTargetFailed, IOnBuildFinished
    {
        public float Priority => float.MinValue;

        public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => build.OnBuildCreated();

        public void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan) =>
            build.OnBuildInitialized();

        public void OnTargetRunning(ExecutableTarget target) => build.OnTargetRunning(target.Name);

        public void OnTargetSkipped(ExecutableTarget target) => build.OnTargetSkipped(target.Name);

        public void OnTargetSucceeded(ExecutableTarget target) => build.OnTargetSucceeded(target.Name);

        public void OnTargetFailed(ExecutableTarget target) => build.OnTargetFailed(target.Name);

        public void OnBuildFinished() => build.OnBuildFinished();
    }
}
