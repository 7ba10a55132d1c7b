using System.Globalization;

namespace AiChef.Bench.CommandLine;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchArguments
{
    /// <summary>The help text.</summary>
    internal static string Help(IEnumerable<(string Name, string Title)> cases) =>
        "Compares the build with other tools on a LocalCloud of its own; .ci/bench runs it.\n\n"
        + "  --rounds N      How often each command runs, 1 to 1000; 7 by default\n"
        + "  --only CASE...  Only these cases\n"
        + "  --out FOLDER    Where benchmark.md and benchmark.svg are written; artifacts/bench by default\n"
        + "  --help          This text\n\nCases:\n\n"
        + string.Concat(cases.Select(each => $"  {each.Name, -15} {each.Title}\n"));

    /// <summary>How often each command runs, 1 to 1000. Default 7.</summary>
    internal int Rounds { get; private init; } = 7;

    /// <summary>The names of the cases; empty for all. Default all.</summary>
    internal IReadOnlyList<string> Only { get; private init; } = [];

    /// <summary>The folder of the results. Default <c>artifacts/bench</c>.</summary>
    internal string Out { get; private init; } = "artifacts/bench";

    /// <summary>Whether only the help text is asked for.</summary>
    internal bool IsHelp { get; private init; }

    /// <summary>Reads a command line.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="cases">The names of all cases.</param>
    /// <exception cref="BenchFailure">It is wrong.</exception>
    internal static BenchArguments Parse(IReadOnlyList<string> words, IReadOnlyCollection<string> cases)
    {
        var arguments = new BenchArguments();
        for (var i = 0; i < words.Count; )
        {
            var option = words[i++];
            var values = words.Skip(i).TakeWhile(word => !word.StartsWith('-')).ToList();
            i += values.Count;
            arguments = arguments.With(option, values, cases);
        }
        return arguments;
    }

    private BenchArguments With(string option, IReadOnlyList<string> values, IReadOnlyCollection<string> cases) =>
        (option, values) switch
        {
            ("--help" or "-h", []) => this with { IsHelp = true },
            ("--rounds", [var text]) when IsRounds(text, out var rounds) => this with { Rounds = rounds },
            ("--rounds", _) => throw Wrong("--rounds takes a number from 1 to 1000"),
            ("--out", [{ Length: > 0 } folder]) => this with { Out = folder },
            ("--out", _) => throw Wrong("--out takes a folder"),
            ("--only", { Count: > 0 }) when values.All(cases.Contains) => this with { Only = [.. Only, .. values] },
            ("--only", _) => throw Wrong($"--only takes cases: {string.Join(", ", cases)}"),
            _ => throw Wrong($"{option}: no such option; --help lists them"),
        };

    private static bool IsRounds(string text, out int rounds) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds is >= 1 and <= 1000;

    private static BenchFailure Wrong(string message) => new(message, exitCode: 2);
}
