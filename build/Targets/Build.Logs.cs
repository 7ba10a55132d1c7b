using AiChef.Targets.Output;
using Nuke.Common;
using Nuke.Common.IO;

partial class Build : INukeBuild
{
    readonly Lazy<AbsolutePath> _logFolder = new(() =>
        LogFolder.Create(TemporaryDirectory / "logs", TimeProvider.System)
    );

    /// <summary>NUKE uses this folder for its log files and the plan; on servers it writes no log files.</summary>
    AbsolutePath INukeBuild.TemporaryDirectory => IsServerBuild ? TemporaryDirectory : _logFolder.Value;
}
