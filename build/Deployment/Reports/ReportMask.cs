namespace AiChef.Deployment.Reports;

/// <summary>Takes secrets out of a report before it is rendered, since afterwards they may be there in an escaped form.</summary>
public static class ReportMask
{
    /// <summary>The report with all texts of unknown origin as the mask leaves them.</summary>
    /// <param name="report">The report.</param>
    /// <param name="mask">Replaces what must not be shown.</param>
    public static RunReport Of(RunReport report, Func<string, string> mask) => report with
    {
        Services = [.. report.Services.Select(s => s with
        {
            Stacks = [.. s.Stacks.Select(stack => stack with { Outputs = stack.Outputs.ToDictionary(o => o.Key, o => mask(o.Value), StringComparer.Ordinal), Failure = Of(stack.Failure, mask) })],
            Steps = [.. s.Steps.Select(mask)],
            Failure = Of(s.Failure, mask),
        })],
        Tests = report.Tests is null ? null : new TestReport(mask(report.Tests.Result), Of(report.Tests.Failure, mask)),
    };

    private static FailureReport? Of(FailureReport? failure, Func<string, string> mask) =>
        failure is null ? null : new FailureReport(mask(failure.Cause), [.. failure.Details.Select(mask)], failure.Next is null ? null : mask(failure.Next));
}
