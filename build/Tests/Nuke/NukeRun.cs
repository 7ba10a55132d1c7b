using System.Diagnostics;

namespace AiChef.Tests.Nuke;

/// <summary>A run of one of the fixture builds in a child process, in a repository of its own.</summary>
internal sealed record NukeRun(int ExitCode, string Output)
{
    /// <summary>What the fixture said, in order.</summary>
    public IReadOnlyList<string> Said =>
        Output
            .Split('\n')
            .Select(x => x.TrimEnd('\r'))
            .Where(x => x.StartsWith("> ", StringComparison.Ordinal))
            .Select(x => x[2..])
            .ToList();

    /// <summary>What it printed, with common spaces for those in the table that no line is broken at.</summary>
    public string Printed => Output.Replace('\u00a0', ' ');

    public static async Task<NukeRun> Of(string build, string arguments, params (string Name, string Value)[] variables)
    {
        using var repository = new FixtureRepository();
        return await repository.Run(build, arguments, variables);
    }

    public static Process Start(
        string build,
        string arguments,
        string folder,
        params (string Name, string Value)[] variables
    )
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = new ProcessStartInfo("dotnet", [ProjectOutput.NukeFixture, .. words])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        foreach (var name in start.Environment.Keys.Where(IsServerVariable).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["FIXTURE"] = build;
        start.Environment["NUKE_TELEMETRY_OPTOUT"] = "1";
        // NUKE colours its lines by the terminal's name, redirected or not.
        start.Environment["TERM"] = "dumb";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>The tests themselves may run on a server or inside a build.</summary>
    private static bool IsServerVariable(string name) =>
        name.StartsWith("GITHUB_", StringComparison.Ordinal) || name.StartsWith("NUKE_", StringComparison.Ordinal);
}
