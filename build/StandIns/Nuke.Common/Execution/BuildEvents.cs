using System.Reflection;
using Serilog;

namespace Nuke.Common.Execution;

internal static class BuildEvents
{
    /// <summary>
    /// Extension attributes by priority, highest first; then the build's own method of the same event.
    /// </summary>
    internal static void Raise<T>(this NukeBuild build, Action<T> invoke)
        where T : class, IBuildExtension
    {
        foreach (var extension in build.Extensions.Append<IBuildExtension>(new OwnEvents(build)).OfType<T>())
        {
            object[] values = [Name(extension), typeof(T).Name[1..], extension.Priority];
            Log.Verbose("{Extension}.{Event} ({Priority})", values);
            invoke(extension);
        }
    }

    private static string Name(IBuildExtension extension) =>
        extension.GetType().Name.Replace(nameof(Attribute), "", StringComparison.Ordinal);

    /// <summary>Asks every attribute whether it applies, also one that is about another output.</summary>
    internal static bool Prints(this NukeBuild build, DefaultOutput output) =>
        !build
            .GetType()
            .GetCustomAttributes<DisableDefaultOutputAttribute>(inherit: true)
            .Where(x => x.IsApplicable(build))
            .Any(x => x.DisabledOutputs.Contains(output));

    private sealed class OwnEvents(NukeBuild build)
        : IOnBuildCreated,
            IOnBuildInitialized,
            IOnTargetRunning,
            IOnTargetSkipped,
            IOnTargetSucceeded,
            IOnTargetFailed,
            IOnBuildFinished
    {
        public float Priority => float.MinValue;

        public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) => build.OnBuildCreated();

        public void OnBuildInitialized(
            IReadOnlyCollection<ExecutableTarget> executableTargets,
            IReadOnlyCollection<ExecutableTarget> executionPlan
        ) => build.OnBuildInitialized();

        public void OnTargetRunning(ExecutableTarget target) => build.OnTargetRunning(target.Name);

        public void OnTargetSkipped(ExecutableTarget target) => build.OnTargetSkipped(target.Name);

        public void OnTargetSucceeded(ExecutableTarget target) => build.OnTargetSucceeded(target.Name);

        public void OnTargetFailed(ExecutableTarget target) => build.OnTargetFailed(target.Name);

        public void OnBuildFinished() => build.OnBuildFinished();
    }
}
