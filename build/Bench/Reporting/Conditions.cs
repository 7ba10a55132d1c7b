using AiChef.Bench.Programs;
using AiChef.Tests;

namespace AiChef.Bench.Reporting;

/// <summary>Where and when a result was measured.</summary>
/// <param name="Facts">Each with its name.</param>
internal sealed record Conditions(IReadOnlyList<(string Name, string Value)> Facts)
{
    private const string Missing = "not present";
    private const string LoadFile = "/proc/loadavg";

    /// <summary>Those of this run.</summary>
    internal static async Task<Conditions> OfAsync(OtherTools tools, TimeProvider clock)
    {
        var changes = await RepositoryRoot.GitAsync("status", "--porcelain");
        var commit = (await RepositoryRoot.GitAsync("rev-parse", "--short", "HEAD")).Trim();
        return new([
            .. Machine.Facts(),
            .. Load(),
            ("AWS CLI", tools.Aws?.Version ?? Missing),
            ("CDK CLI", tools.Cdk?.Version ?? Missing),
            ("date", $"{clock.GetUtcNow():yyyy-MM-dd}"),
            ("commit", changes.Length == 0 ? commit : $"{commit} and changes"),
        ]);
    }

    /// <summary>How many processes wanted to run in the last minute before; only Linux tells it in a file.</summary>
    private static IEnumerable<(string Name, string Value)> Load() =>
        File.Exists(LoadFile) ? [("load before", File.ReadAllText(LoadFile).Split(' ')[0])] : [];
}
