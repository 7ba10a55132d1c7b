using System.Security.Cryptography;
using System.Text;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Remembers in .nuke/temp which targets of this invocation have succeeded, for --continue.</summary>
internal static class BuildAttempt
{
    private static string LogFile => NukeBuild.TemporaryDirectory / "build-attempt.log";

    internal static IReadOnlyCollection<string> Start(bool resume)
    {
        // The values of options belong to the invocation as well, their names do not, except for -continue with one
        // dash.
        var words = CommandLine.Arguments.Where(x => !CommandLine.IsOption(x) || IsContinue(x));
        var invocation = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))));
        var done = resume ? Done(invocation) : [];
        File.WriteAllLines(LogFile, [invocation, .. done]);
        return done;
    }

    internal static void Record(string target) => File.AppendAllLines(LogFile, [target]);

    private static string[] Done(string invocation)
    {
        if (!File.Exists(LogFile))
        {
            return [];
        }

        var previous = File.ReadAllLines(LogFile);
        if (previous.FirstOrDefault() == invocation)
        {
            return previous[1..];
        }

        Log.Warning("Build invocation changed. Restarting ...");
        return [];
    }

    private static bool IsContinue(string argument) =>
        string.Equals(argument[1..], nameof(NukeBuild.Continue), StringComparison.OrdinalIgnoreCase);
}
