using Nuke.Common.Execution;

namespace Nuke.Common;

internal static class SummaryTable
{
    /// <summary>A space that no line is broken at.</summary>
    private const char Pad = '\u00a0';

    private const int StatusWidth = 10;
    private const int DurationWidth = 10;

    internal static IEnumerable<(string Text, Action<string> Write)> Lines(INukeBuild build)
    {
        var nameWidth = Math.Max(build.ExecutionPlan.Max(x => x.Name.Length) + 4, 19);
        var width = nameWidth + StatusWidth + DurationWidth;
        yield return ("", Host.Debug);
        yield return (new string('═', width), Host.Debug);
        yield return (Line("Target", "Status", "Duration"), Host.Information);
        yield return (new string('─', width), Host.Debug);
        foreach (var target in build.ExecutionPlan.Where(x => x.Status != ExecutionStatus.Collective))
        {
            yield return (Row(target), Writer(target.Status));
        }

        yield return (new string('─', width), Host.Debug);
        var total = build.ExecutionPlan.Aggregate(TimeSpan.Zero, (sum, x) => sum + x.Duration);
        yield return (Line("Total", "", Format(total)), Host.Information);
        yield return (new string('═', width), Host.Debug);

        string Line(string name, string status, string duration) =>
            name.PadRight(nameWidth, Pad) + status.PadRight(StatusWidth, Pad) + duration.PadLeft(DurationWidth, Pad);

        string Row(ExecutableTarget target)
        {
            var ran = target.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted;
            var line = Line(target.Name, target.Status.ToString(), ran ? Format(target.Duration) : "");
            return target.SummaryInformation.Count == 0
                ? line
                : $"{line}   // {string.Join(", ", target.SummaryInformation.Select(x => $"{x.Key}: {x.Value}"))}";
        }
    }

    // The replacement also meets 10:00, which comes out as "1< 1sec".
    private static string Format(TimeSpan duration) =>
        $"{(int)duration.TotalMinutes}:{duration:ss}".Replace("0:00", "< 1sec", StringComparison.Ordinal);

    private static Action<string> Writer(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Succeeded => Host.Success,
            ExecutionStatus.Failed => Host.Error,
            ExecutionStatus.Aborted or ExecutionStatus.NotRun => Host.Warning,
            ExecutionStatus.Skipped => Host.Debug,
            _ => throw new NotSupportedException(status.ToString()),
        };
}
