using System.Text;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Serilog;

namespace AiChef.Targets.Output;

/// <summary>Outputs of a step for later steps of its job on GitHub.</summary>
internal static class JobOutput
{
    /// <summary>Sets an output; does nothing elsewhere.</summary>
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
            // The deployment is over and must not fail because an output could not be set.
            Log.Warning("The output {Name:l} could not be set for the job: {Reason:l}", name, e.Message);
        }
    }
}
