using AiChef.Bench.Cases;
using AiChef.Bench.CommandLine;
using AiChef.Bench.Programs;
using AiChef.Bench.Reporting;

namespace AiChef.Bench;

/// <summary>A run of the benchmark: the cases, then the page and the chart.</summary>
/// <param name="output">Gets the page.</param>
/// <param name="progress">Gets a line for each step.</param>
/// <param name="known">The other tools; null to look for them on the PATH.</param>
/// <param name="list">The cases; null for all.</param>
internal sealed class BenchRun(
    TextWriter output,
    TextWriter progress,
    OtherTools? known = null,
    IReadOnlyList<BenchCase>? list = null
)
{
    private const string Page = "benchmark.md";
    private const string Picture = "benchmark.svg";

    private readonly IReadOnlyList<BenchCase> _list = list ?? AllCases.List;

    /// <summary>Runs what a command line asks for.</summary>
    /// <exception cref="BenchFailure">A command failed, or something is missing or wrong.</exception>
    internal async Task RunAsync(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        var arguments = BenchArguments.Parse(words, [.. _list.Select(each => each.Name)]);
        if (arguments.IsHelp)
        {
            await output.WriteAsync(BenchArguments.Help(_list.Select(each => (each.Name, each.Title))));
            return;
        }
        List<BenchCase> cases =
        [
            .. _list.Where(each => arguments.Only.Count == 0 || arguments.Only.Contains(each.Name)),
        ];
        var tools = known ?? await OtherTools.FindAsync(cancellationToken);
        if (tools.Aws is null && cases.Find(each => each.NeedsAws) is { } needed)
        {
            throw new BenchFailure($"'{needed.Name}' needs the AWS CLI, which is not on the PATH", exitCode: 2);
        }
        var conditions = await Conditions.OfAsync(tools, TimeProvider.System);
        using var bench = new Workbench(arguments.Rounds, tools, progress.WriteLine);
        var results = new List<CaseResult>();
        try
        {
            foreach (var each in cases)
            {
                results.Add(await each.RunAsync(bench, cancellationToken));
            }
        }
        finally
        {
            // Also when the run is cancelled, or a command failed: what was measured is kept.
            if (results.Count > 0)
            {
                await WriteAsync(arguments.Out, conditions, results);
            }
        }
    }

    private async Task WriteAsync(string folder, Conditions conditions, IReadOnlyList<CaseResult> results)
    {
        Directory.CreateDirectory(folder);
        var (chart, picture) = (RatioChart.Of(results), Path.Combine(folder, Picture));
        File.Delete(picture);
        if (chart is not null)
        {
            await File.WriteAllTextAsync(picture, chart);
        }
        var page = MarkdownReport.Of(conditions, results, chart is null ? null : Picture);
        await File.WriteAllTextAsync(Path.Combine(folder, Page), page);
        await output.WriteAsync(page);
    }
}
