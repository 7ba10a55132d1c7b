using System.Collections.Concurrent;
using AiChef.Deployment.CloudFormation;
using AiChef.Deployment.Discord;
using Discord.Rest;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Serilog;

partial class Build
{
    readonly ConcurrentDictionary<string, StackOutcome> _outcomes = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Service, string> _causes = [];

    [Parameter("URL of the Discord webhook that is told about deployments")]
    [Secret]
    readonly string? DiscordWebhook;

    Target NotifyTest => _ => _
        .Description("Sends a sample notification to Discord")
        .Executes(() => SendAsync([new ServiceNotice
        {
            Title = "Sample",
            Succeeded = true,
            Resource = "no stack",
            Environment = Environment.Name,
            Changes = "nothing was deployed",
            Origin = RunOrigins.Find(GitHubActions.Instance, RootDirectory),
        }]));

    /// <summary>One message per run, with an embed for each service whose deployment ran. Nothing that goes wrong here fails the build.</summary>
    internal async Task NotifyAsync()
    {
        var ran = ServicesInOrder.Select(s => (Service: s, Target: ExecutionPlan.FirstOrDefault(t => t.Name == s.Target)))
            .Where(each => each.Target?.Status is ExecutionStatus.Succeeded or ExecutionStatus.Failed or ExecutionStatus.Aborted).ToList();
        if (IsDryRun || ran.Count == 0 || (IsLocalBuild && string.IsNullOrWhiteSpace(DiscordWebhook)))
            return;
        try
        {
            var origin = RunOrigins.Find(GitHubActions.Instance, RootDirectory);
            await SendAsync([.. ran.Select(each => NoticeOf(each.Service, each.Target!, origin))]);
        }
#pragma warning disable CA1031 // The build is over; its exit code is not to change.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.Warning("Discord was not told: {Type}", e.GetType().Name);
        }
    }

    async Task SendAsync(IReadOnlyList<ServiceNotice> notices)
    {
        if (await new DiscordNotifier(DiscordWebhook, new DiscordRestConfig(), TimeProvider.System).SendAsync(notices, CancellationToken.None) is { } warning)
            Log.Warning("{Warning}", warning);
    }

    ServiceNotice NoticeOf(Service service, ExecutableTarget target, RunOrigin origin)
    {
        var outcomes = _stacks.GetValueOrDefault(service, []).Select(s => _outcomes.GetValueOrDefault(s.Name)).OfType<StackOutcome>().ToList();
        var succeeded = target.Status == ExecutionStatus.Succeeded;
        return new ServiceNotice
        {
            Title = service.Title,
            Succeeded = succeeded,
            Resource = string.Join(", ", _stacks.GetValueOrDefault(service, []).Select(s => s.Name)),
            Environment = EnvironmentName ?? Environment.Name,
            Duration = outcomes.Count > 0 ? outcomes.Max(o => o.Duration) : null,
            Changes = outcomes.Count == 0 ? null : outcomes.TrueForAll(o => o.Effect == StackEffect.Unchanged) ? _results.GetValueOrDefault(service, "unchanged")
                : DeploymentLog.Summary([.. outcomes.SelectMany(o => o.Changes)]),
            Cause = succeeded ? null : _causes.GetValueOrDefault(service, "The build's log tells the cause."),
            Origin = origin,
        };
    }

    /// <summary>Keeps the cause for the notification; always false, so that as an exception filter it lets the exception pass.</summary>
    bool Keep(Service service, Exception cause)
    {
        // An unexpected exception may hold anything in its text; only expected ones are made for people.
        _causes[service] = cause is AiChef.Deployment.DeploymentException ? cause.ToString() : cause.GetType().Name;
        return false;
    }
}
