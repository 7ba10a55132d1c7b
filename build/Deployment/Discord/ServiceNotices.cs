using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;

namespace AiChef.Deployment.Discord;

/// <summary>The notices of a run, service by service.</summary>
public static class ServiceNotices
{
    /// <summary>
    /// A notice for each service, except for unchanged ones that were only dependencies. Tests have a notice if they
    /// failed, or if the run only ran tests. A dry run has none, for nothing happened.
    /// </summary>
    public static IReadOnlyList<ServiceNotice> Of(RunReport report) =>
        report.IsDryRun
            ? []
            :
            [
                .. report.Services.Where(IsNews).Select(s => Of(s, report)),
                .. report.Tests is { } tests && (tests.Failure is not null || report.Services.Count == 0)
                    ? (IEnumerable<ServiceNotice>)[Of(tests, report)]
                    : [],
            ];

    private static bool IsNews(ServiceReport service) =>
        !service.IsDependency
        || service.Result != ServiceResult.Succeeded
        || service.Steps.Count > 0
        || service.Stacks.Any(s => s.Effect != StackEffect.Unchanged);

    private static ServiceNotice Of(ServiceReport service, RunReport report) =>
        new()
        {
            Title = service.Title,
            Succeeded = service.Result == ServiceResult.Succeeded,
            Success = service.Result == ServiceResult.Succeeded ? SuccessOf(service) : null,
            Resource = string.Join(", ", service.Stacks.Select(s => s.Stack)),
            Environment = report.Environment,
            Duration = service.Duration,
            Changes = Changes(service),
            Cause = string.Join('\n', Told(service.Failure).Concat(service.Steps)),
            Next = service.Failure?.Next,
            Origin = report.Origin,
        };

    private static ServiceNotice Of(TestReport tests, RunReport report) =>
        new()
        {
            Title = "Integration Tests",
            IsTest = true,
            Succeeded = tests.Failure is null,
            Resource = "all services",
            Environment = report.Environment,
            Changes = tests.Result,
            Cause = string.Join('\n', Told(tests.Failure)),
            Next = tests.Failure?.Next,
            Origin = report.Origin,
        };

    private static string SuccessOf(ServiceReport service) =>
        service.Stacks.Count > 0 && service.Steps.Count == 0 && service.Stacks.All(IsUnchanged)
            ? $"{service.Subject} is up to date; nothing changed"
            : $"{service.Subject} deployed successfully";

    private static bool IsUnchanged(StackReport stack) => stack.Effect == StackEffect.Unchanged;

    private static IEnumerable<string> Told(FailureReport? failure) =>
        failure is null ? [] : [failure.Cause, .. failure.Details];

    private static string? Changes(ServiceReport service)
    {
        var ended = service.Stacks.Where(s => s.Effect is not null).ToList();
        if (ended.Count == 0)
        {
            return null;
        }

        var changed = ended.Where(s => s.Effect != StackEffect.Unchanged).ToList();
        var stacks = changed.Count == 0 ? null : ReportText.Summary([.. changed.SelectMany(s => s.Changes)]);
        return stacks is null ? service.Summary ?? "unchanged"
            : service.Summary is null ? stacks
            : $"{stacks}; {service.Summary}";
    }
}
