using System.Security.Cryptography;
using System.Text;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>Remembers in .nuke/temp which targets of this invocation have succeeded, for --continue.</summary>
internal static class BuildAttempt
{
    private static string LogFile => Path.Combine(NukeBuild.TemporaryDirectory, "build-attempt.log");

    internal static IReadOnlyCollection<string> Start(bool resume)
    {
        var invocation = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', CommandLine.Positional))));
        IReadOnlyCollection<string> done = [];
        if (resume && File.Exists(LogFile))
        {
            var previous = File.ReadAllLines(LogFile);
            if (previous.FirstOrDefault() == invocation)
                done = previous[1..];
            else
                Log.Warning("Build invocation changed. Restarting ...");
        }

        Try(() => File.WriteAllLines(LogFile, [invocation, .. done]));
        return done;
    }

    internal static void Record(string target) => Try(() => File.AppendAllLines(LogFile, [target]));

    // Two builds may run at once; losing the note of one only means that --continue runs a target again.
    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException exception)
        {
            Log.Verbose(exception, "The build attempt could not be recorded");
        }
    }
}
