using System.Globalization;
using AiChef.Deployment.Operations.Executions;
using AiChef.Deployment.Operations.Logs;
using AiChef.Targets.Output;

namespace AiChef.Targets.Operations;

/// <summary>Executions as tables for people.</summary>
internal static class ExecutionTexts
{
    private const int LongestCause = 400;
    private const int LongestError = 60;

    /// <summary>A list of executions.</summary>
    internal static IEnumerable<string> List(IReadOnlyList<ExecutionSummary> executions) =>
        TextTable.Lines([
            ["EXECUTION", "STATUS", "STARTED (UTC)", "LASTED", "ERROR"],
            .. executions.Select(each =>
                new[]
                {
                    each.Name,
                    each.Status,
                    Time(each.Started),
                    Duration(each.Lasted),
                    Cut(each.Error ?? "", LongestError),
                }
            ),
        ]);

    /// <summary>One execution with its states and its failure.</summary>
    internal static IEnumerable<string> Detail(ExecutionDetail it)
    {
        var redrives = it.Summary.RedriveCount > 0 ? $", redriven {it.Summary.RedriveCount} times" : "";
        yield return $"{it.Summary.Name}: {it.Summary.Status}, started {Time(it.Summary.Started)} UTC, "
            + $"lasted {Duration(it.Summary.Lasted)}{redrives}";
        foreach (var line in States(it.States))
        {
            yield return line;
        }
        foreach (var line in Failure(it))
        {
            yield return line;
        }
        if (it.Input is not null)
        {
            yield return $"Input: {it.Input}";
        }
        if (it.Output is not null)
        {
            yield return $"Output: {it.Output}";
        }
        if (it.IsDataHidden)
        {
            yield return "Inputs and outputs are left out, as in the log of the workflow; --show-data shows them";
        }
    }

    /// <summary>What functions logged.</summary>
    internal static IEnumerable<string> Logs(IReadOnlyList<LogLine> lines) =>
        lines.Select(line => $"{Clock(line.Time.UtcDateTime)}  {line.Source.Name}  {LogText.Unfolded(line.Message)}");

    private static IEnumerable<string> States(IReadOnlyList<StateVisit> visits) =>
        visits.Count == 0
            ? []
            : TextTable.Lines([
                ["STATE", "TYPE", "ENTERED", "LASTED", "RESULT"],
                .. visits.Select(visit =>
                    new[]
                    {
                        visit.Name,
                        visit.Type,
                        Clock(visit.Entered),
                        Duration(visit.Exited - visit.Entered),
                        ResultOf(visit),
                    }
                ),
            ]);

    private static IEnumerable<string> Failure(ExecutionDetail it)
    {
        if (it.Summary.Error is not null)
        {
            yield return $"Error: {it.Summary.Error}: {Cut(it.Cause ?? "no cause given", LongestCause)}";
        }
        if (it.Refusal is { } refusal)
        {
            yield return $"Refused its input: {Cut(refusal, LongestCause)}";
        }
        if (it.Failing is not { } failing)
        {
            yield break;
        }
        yield return failing.Failure is { } failure
            ? $"Failed in {failing.Visit.Name} at {Clock(failure.Time)}: {failure.Error}: "
                + Cut(failure.Cause ?? "no cause given", LongestCause)
            : $"Ended in {failing.Visit.Name} ({failing.Visit.Type}), entered at {Clock(failing.Visit.Entered)}";
        if (failing.Visit.Input is { } input)
        {
            yield return $"Its input: {input}";
        }
    }

    private static string ResultOf(StateVisit visit)
    {
        var result = visit.Result.ToString().ToLowerInvariant();
        var errors = visit.Failures.Select(failure => failure.Error).OfType<string>().ToList();
        return errors.Count switch
        {
            0 => result,
            1 => $"{result}: {Cut(errors[0], LongestError)}",
            _ => $"{result} after {errors.Count} failures, the last one {Cut(errors[^1], LongestError)}",
        };
    }

    private static string Time(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Clock(DateTime time) =>
        time.ToUniversalTime().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan? duration) =>
        duration switch
        {
            null => "",
            { TotalSeconds: < 60 } it => it.TotalSeconds.ToString("0.000 s", CultureInfo.InvariantCulture),
            { } it => it.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture),
        };

    private static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(most - 3)]}...";
}
