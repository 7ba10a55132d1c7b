using System.Text;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Serilog;

namespace AiChef.Targets.Output;

/// <summary>Values that a step gives to the later steps of its job on GitHub.</summary>
internal static class JobOutput
{
    /// <summary>Sets one; does nothing elsewhere.</summary>
    internal static void Set(string name, string value)
    {
        if (
            GitHubActions.Instance is null
            || EnvironmentInfo.GetVariable<string>("GITHUB_OUTPUT") is not { Length: > 0 } file
        )
        {
            return;
        }
        try
        {
            File.AppendAllText(file, $"{name}={value}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The deployment is over; that a later step is not told must not make it fail.
            Log.Warning("The output {Name:l} could not be given to the job: {Reason:l}", name, e.Message);
        }
    }
}
