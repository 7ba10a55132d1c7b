using AiChef.Targets.Output;
using Nuke.Common;
using Nuke.Common.IO;

partial class Build : INukeBuild
{
    readonly Lazy<AbsolutePath> _logFolder = new(() =>
        LogFolder.Create(TemporaryDirectory / "logs", TimeProvider.System)
    );

    /// <summary>What NUKE asks for when it opens its log files and writes the plan; on servers it opens none.</summary>
    AbsolutePath INukeBuild.TemporaryDirectory => IsServerBuild ? TemporaryDirectory : _logFolder.Value;
}
