using System.Diagnostics;
using Nuke.Common.Execution;

namespace Nuke.Common.CI;

public class ShutdownDotNetAfterServerBuildAttribute : BuildExtensionAttributeBase, IOnBuildFinished
{
    public bool EnableLogging { get; set; }

    public void OnBuildFinished()
    {
        if (Build.IsServerBuild)
        {
            Process
                .Start(
                    new ProcessStartInfo("dotnet", "build-server shutdown") { RedirectStandardOutput = !EnableLogging }
                )
                ?.WaitForExit();
        }
    }
}
