using AiChef.Deployment.CloudFormation.ChangeSets;

namespace AiChef.Deployment.Reports;

/// <summary>Removes secrets from a report before it is rendered, since escaping could hide them afterwards.</summary>
public static class ReportMask
{
    /// <summary>The report with all texts of unknown origin masked.</summary>
    /// <param name="report">The report.</param>
    /// <param name="mask">Replaces secrets.</param>
    public static RunReport Of(RunReport report, Func<string, string> mask) =>
        report with
        {
            Environment = mask(report.Environment),
            Services = [.. report.Services.Select(s => Of(s, mask))],
            Tests = report.Tests is null
                ? null
                : new TestReport(mask(report.Tests.Result), Of(report.Tests.Failure, mask)),
        };

    private static ServiceReport Of(ServiceReport service, Func<string, string> mask) =>
        service with
        {
            Stacks = [.. service.Stacks.Select(stack => Of(stack, mask))],
            Summary = service.Summary is null ? null : mask(service.Summary),
            Steps = [.. service.Steps.Select(mask)],
            Failure = Of(service.Failure, mask),
        };

    private static StackReport Of(StackReport stack, Func<string, string> mask) =>
        stack with
        {
            Changes = [.. stack.Changes.Select(change => Of(change, mask))],
            Forecast = stack.Forecast is { } forecast
                ? forecast with
                {
                    Changes = forecast.Changes is { } changes ? [.. changes.Select(change => Of(change, mask))] : null,
                    Reason = forecast.Reason is { } reason ? mask(reason) : null,
                }
                : null,
            Events =
            [
                .. stack.Events.Select(each => each.Reason is null ? each : each with { Reason = mask(each.Reason) }),
            ],
            Outputs = stack.Outputs.ToDictionary(o => o.Key, o => mask(o.Value), StringComparer.Ordinal),
            Failure = Of(stack.Failure, mask),
        };

    /// <summary>A physical id may contain the value of a parameter, and a property may be one.</summary>
    private static PlannedChange Of(PlannedChange change, Func<string, string> mask) =>
        change with
        {
            PhysicalId = change.PhysicalId is null ? null : mask(change.PhysicalId),
            Values =
            [
                .. change.Values.Select(value =>
                    value with
                    {
                        Before = value.Before is null ? null : mask(value.Before),
                        After = value.After is null ? null : mask(value.After),
                    }
                ),
            ],
        };

    private static FailureReport? Of(FailureReport? failure, Func<string, string> mask) =>
        failure is null
            ? null
            : new FailureReport(
                mask(failure.Cause),
                [.. failure.Details.Select(mask)],
                failure.Next is null ? null : mask(failure.Next)
            );
}
