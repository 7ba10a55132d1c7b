using Nuke.Common.Execution;

namespace AiChef.Targets.Output;

/// <summary>
/// The table of targets at the end of a run, in NUKE's layout. NUKE measures a target from its beginning to its end,
/// and so charges the first target that waits for its service with everything that runs beside it; its own table cannot
/// be given other durations.
/// </summary>
internal static class TargetTable
{
    private const int LeastNameWidth = 19;
    private const int StatusWidth = 10;
    private const int DurationWidth = 10;
    private const string Green = "32";
    private const string Red = "31";
    private const string Yellow = "33";

    /// <summary>The lines of the table.</summary>
    /// <param name="rows">The targets in the order of the run.</param>
    /// <param name="total">How long the run took, which is less than the sum where targets ran at the same
    /// time.</param>
    /// <param name="hasColors">Whether the lines have colours.</param>
    internal static IEnumerable<string> Lines(IReadOnlyList<TargetRow> rows, TimeSpan total, bool hasColors)
    {
        var nameWidth = Math.Max(rows.Select(row => row.Name.Length).DefaultIfEmpty().Max() + 4, LeastNameWidth);
        var width = nameWidth + StatusWidth + DurationWidth;
        var ran = rows.Where(HasRun).ToList();
        yield return new string('═', width);
        yield return Line("Target", "Status", "Duration");
        yield return new string('─', width);
        foreach (var row in rows)
        {
            var line = Line(row.Name, row.Status.ToString(), HasRun(row) ? Text(row.Duration) : "");
            var information = string.Join(", ", row.Information.Select(pair => $"{pair.Key}: {pair.Value}"));
            var whole = information.Length == 0 ? line : $"{line}   // {information}";
            yield return hasColors && ColorOf(row.Status) is { } color ? $"\e[{color}m{whole}\e[0m" : whole;
        }
        var sum = ran.Aggregate(TimeSpan.Zero, (sum, row) => sum + row.Duration);
        yield return new string('─', width);
        yield return Line("Total", "", Text(total))
            + (sum - total >= TimeSpan.FromSeconds(1) ? "   // some targets ran at the same time" : "");
        yield return new string('═', width);

        string Line(string name, string status, string duration) =>
            name.PadRight(nameWidth) + status.PadRight(StatusWidth) + duration.PadLeft(DurationWidth);
    }

    private static bool HasRun(TargetRow row) =>
        row.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted;

    private static string Text(TimeSpan duration) =>
        duration < TimeSpan.FromSeconds(1) ? "< 1sec" : $"{(int)duration.TotalMinutes}:{duration:ss}";

    private static string? ColorOf(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Succeeded => Green,
            ExecutionStatus.Failed => Red,
            ExecutionStatus.Aborted or ExecutionStatus.NotRun => Yellow,
            _ => null,
        };
}
