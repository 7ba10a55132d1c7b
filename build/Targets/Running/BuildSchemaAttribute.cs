using Nuke.Common;
using Nuke.Common.Execution;

namespace AiChef.Targets.Running;

/// <summary>
/// Keeps what <c>.nuke/build.schema.json</c> held before NUKE, which writes it in every run, wrote it in this one.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BuildSchemaAttribute : RunExtensionAttribute, IOnBuildCreated
{
    internal const string File = ".nuke/build.schema.json";

    /// <summary>NUKE writes it at 75.</summary>
    public BuildSchemaAttribute() => Priority = 80;

    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        var path = NukeBuild.RootDirectory / File;
        Run.FormerSchema = System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : null;
    }
}
