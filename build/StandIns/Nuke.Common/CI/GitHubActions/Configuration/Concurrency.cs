using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions.Configuration;

internal static class Concurrency
{
    // Cancels only runs of the same workflow and the same pull request; pushes to a branch never cancel one another.
    private const string DefaultGroup =
        "${{ github.workflow }} @ ${{ github.event.pull_request.head.label || github.head_ref || github.run_id }}";

    internal static bool IsWanted(string group, bool cancelInProgress) =>
        !string.IsNullOrWhiteSpace(group) || cancelInProgress;

    internal static void Write(CustomFileWriter writer, string group, bool cancelInProgress)
    {
        if (!IsWanted(group, cancelInProgress))
        {
            return;
        }

        writer.WriteLine("concurrency:");
        using (writer.Indent())
        {
            writer.WriteLine($"group: {(string.IsNullOrWhiteSpace(group) ? DefaultGroup : group)}");
            if (cancelInProgress)
            {
                writer.WriteLine("cancel-in-progress: true");
            }
        }
    }
}
