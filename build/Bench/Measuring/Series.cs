namespace AiChef.Bench.Measuring;

/// <summary>All runs of one command in one case.</summary>
/// <param name="Name">The command, as the tables name it.</param>
/// <param name="Samples">Its runs, of which there is at least one.</param>
internal sealed record Series(string Name, IReadOnlyList<Sample> Samples)
{
    /// <summary>How many stacks each run deploys. Default 1.</summary>
    internal int Stacks { get; init; } = 1;

    /// <summary>Whether it stands in the chart, as another tool. Default false.</summary>
    internal bool IsOtherTool { get; init; }

    /// <summary>Its time in seconds.</summary>
    internal Spread Wall => Spread.Of(Samples.Select(sample => sample.Wall.TotalSeconds));

    /// <summary>Its CPU time in seconds; null where the system does not tell.</summary>
    internal Spread? Cpu => Of(sample => sample.Cpu?.TotalSeconds);

    /// <summary>The number of its requests; null where they are not counted.</summary>
    internal Spread? Calls => Of(sample => sample.Calls?.Total);

    /// <summary>Seconds from the end of the stack to its own end; null where that is not asked.</summary>
    internal Spread? AfterStack => Of(sample => sample.AfterStack?.TotalSeconds);

    /// <summary>The requests of the run in the middle by their number; null where they are not counted.</summary>
    internal CallCounts? MiddleCalls =>
        Samples.Select(sample => sample.Calls).OfType<CallCounts>().OrderBy(calls => calls.Total).ToList()
            is { Count: > 0 } calls
            ? calls[(calls.Count - 1) / 2]
            : null;

    /// <summary>The median time of this command as a multiple of another one's.</summary>
    internal double RatioTo(Series other) => Wall.Median / other.Wall.Median;

    private Spread? Of(Func<Sample, double?> value) =>
        Samples.Select(value).OfType<double>().ToList() is { Count: > 0 } values ? Spread.Of(values) : null;
}
