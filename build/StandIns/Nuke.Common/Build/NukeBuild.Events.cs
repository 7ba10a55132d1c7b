using Nuke.Common.IO;

namespace Nuke.Common;

public abstract partial class NukeBuild
{
    protected internal virtual string NuGetPackagesConfigFile => null;

    protected internal virtual string NuGetAssetsConfigFile => null;

    protected internal virtual string EmbeddedPackagesDirectory => null;

    protected internal virtual AbsolutePath NpmPackageJsonFile => null;

    protected internal virtual void OnBuildCreated() { }

    protected internal virtual void OnBuildInitialized() { }

    protected internal virtual void OnBuildFinished() { }

    protected internal virtual void OnTargetRunning(string target) { }

    protected internal virtual void OnTargetSkipped(string target) { }

    protected internal virtual void OnTargetSucceeded(string target) { }

    protected internal virtual void OnTargetFailed(string target) { }
}
