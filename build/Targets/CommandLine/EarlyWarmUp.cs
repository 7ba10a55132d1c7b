using AiChef.Deployment.Aws;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// Begins, before anything else is read, to compile what a deployment needs for its first call: on a processor that
/// would be idle until then.
/// </summary>
internal static class EarlyWarmUp
{
    private const string Deployment = "Deploy";

    internal static void Begin(IEnumerable<string> words)
    {
        if (words.Any(MayDeploy))
        {
            ClientWarmUp.Begin(ClientWarmUp.ReadAsync);
        }
    }

    /// <summary>Whether a word of the command line, which nobody has read yet, seems to name a deployment.</summary>
    private static bool MayDeploy(string word) => word.StartsWith(Deployment, StringComparison.OrdinalIgnoreCase);
}
