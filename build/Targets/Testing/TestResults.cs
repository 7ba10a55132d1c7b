using System.Globalization;
using System.Xml.Linq;
using Nuke.Common.IO;

namespace AiChef.Targets.Testing;

/// <summary>What test runs wrote into their result files, in the format of Visual Studio (trx).</summary>
internal sealed class TestResults
{
    private const string LeftOut = "left out: ";

    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    /// <summary>The outcomes that count as failed, as the counters of a result file name them.</summary>
    private static readonly string[] Failures = ["failed", "error", "timeout", "aborted"];

    private readonly IReadOnlyList<XDocument> _runs;

    /// <summary>Reads result files.</summary>
    internal TestResults(IEnumerable<XDocument> runs) => _runs = [.. runs];

    /// <summary>How many tests passed.</summary>
    internal int Passed => Sum("passed");

    /// <summary>How many failed, or did not end.</summary>
    internal int Failed => Failures.Sum(Sum);

    /// <summary>The two numbers, in one line.</summary>
    internal string Summary => string.Create(CultureInfo.InvariantCulture, $"{Passed} passed, {Failed} failed");

    /// <summary>The names of the failed tests.</summary>
    internal IReadOnlyList<string> FailedTests =>
        [
            .. _runs
                .Descendants(Trx + "UnitTestResult")
                .Where(result => (string?)result.Attribute("outcome") == "Failed")
                .Select(result => (string)result.Attribute("testName")!),
        ];

    /// <summary>What tests said that they left out, for want of a program on this machine.</summary>
    internal IReadOnlyList<string> LeftOutParts =>
        [
            .. _runs
                .Descendants(Trx + "StdOut")
                .SelectMany(text => text.Value.Split('\n'))
                .Where(line => line.StartsWith(LeftOut, StringComparison.Ordinal))
                .Select(line => line.Trim()),
        ];

    /// <summary>Reads the result files of a folder whose names begin so.</summary>
    internal static TestResults Of(AbsolutePath folder, string name = "") =>
        new(folder.GlobFiles($"{name}*.trx").Select(file => XDocument.Load(file)));

    private int Sum(string outcome) =>
        _runs.Descendants(Trx + "Counters").Sum(counters => (int?)counters.Attribute(outcome) ?? 0);
}
