using System.Globalization;
using System.Text;
using AiChef.Bench.Cases;
using AiChef.Bench.Measuring;

namespace AiChef.Bench.Reporting;

/// <summary>The result as a page.</summary>
internal static class MarkdownReport
{
    private const string None = "–";
    private const double OneTenth = 0.1;
    private const double Milliseconds = 1000;

    private const string Introduction = """
        # Benchmark

        The build of this repository beside other tools that deploy the same templates with the same parameters and
        tags to the same endpoint, a LocalCloud of the benchmark. The commands of a case run alternately, each on a
        LocalCloud of its own, and must execute the change sets that the case asks for. `.ci/bench` repeats it;
        `.ci/bench --help` lists the cases.

        Time is that of the whole command, from its start to its end: the median, the shortest and the longest of its
        runs. CPU is the median of what the command and all its children computed (`getrusage`). Calls are the
        requests that LocalCloud received. The ratio is the median of the first command divided by that of the row:
        below 1, the first command is faster.

        """;

    /// <summary>Writes the page.</summary>
    /// <param name="conditions">Where and when it was measured.</param>
    /// <param name="results">The cases.</param>
    /// <param name="picture">The file of the chart, beside the page; null where nothing was compared.</param>
    internal static string Of(Conditions conditions, IReadOnlyList<CaseResult> results, string? picture)
    {
        var page = new StringBuilder(Introduction);
        if (picture is not null)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n![Time as a share of other tools' time]({picture})\n");
        }
        page.Append("\n| measured with | |\n|---|---|\n");
        foreach (var (name, value) in conditions.Facts)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        }
        foreach (var result in results)
        {
            Add(page, result);
        }
        return page.ToString();
    }

    private static void Add(StringBuilder page, CaseResult result)
    {
        var hasEnd = result.Series.Any(series => series.AfterStack is not null);
        page.Append(CultureInfo.InvariantCulture, $"\n## {result.Title}\n\n| command | runs | median | shortest | ");
        page.Append("longest | CPU | calls | ratio |").Append(hasEnd ? " after the stack's end |" : "");
        page.Append("\n|---|---:|---:|---:|---:|---:|---:|---:|").Append(hasEnd ? "---:|\n" : "\n");
        foreach (var series in result.Series)
        {
            page.Append(Row(series, result.IsComparison ? result.Series[0] : series));
            page.Append(hasEnd ? $" {Seconds(series.AfterStack?.Median)} |\n" : "\n");
        }
        foreach (var note in result.Notes)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{note}\n");
        }
        if (result.Series.Any(series => series.Calls is not null))
        {
            page.Append("\n| command | its calls |\n|---|---|\n");
        }
        foreach (var series in result.Series.Where(series => series.MiddleCalls is not null))
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{series.Name}` | {series.MiddleCalls!.Text} |\n");
        }
    }

    private static string Row(Series series, Series first) =>
        $"| `{series.Name}` | {series.Samples.Count} | {Seconds(series.Wall.Median)} | {Seconds(series.Wall.Minimum)} "
        + $"| {Seconds(series.Wall.Maximum)} | {Seconds(series.Cpu?.Median)} | {Whole(series.Calls?.Median)} "
        + $"| {(series == first ? None : Ratio(first.RatioTo(series)))} |";

    private static string Seconds(double? value) =>
        value switch
        {
            null => None,
            < OneTenth => string.Create(CultureInfo.InvariantCulture, $"{value * Milliseconds:0.0} ms"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.00} s"),
        };

    private static string Whole(double? value) =>
        value is null ? None : string.Create(CultureInfo.InvariantCulture, $"{value:0.#}");

    /// <summary>Two digits that count, and at least two after the point.</summary>
    internal static string Ratio(double value) =>
        value.ToString(value < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
