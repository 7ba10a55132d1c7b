using AiChef.Deployment.Discord;
using AiChef.Targets.Notifications;
using AiChef.Targets.Output;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>Notifies Discord of a run. An error here never fails the build.</summary>
/// <param name="run">The run.</param>
/// <param name="build">The build.</param>
internal sealed class RunNotifications(DeploymentRun run, INukeBuild build)
{
    /// <summary>Sends one message with an embed for each service; a dry run sends none.</summary>
    internal async Task SendAsync()
    {
        var isWanted = build.IsServerBuild || !string.IsNullOrWhiteSpace(run.Options.DiscordWebhookUrl);
        if (isWanted && run.Reports.Written is { IsDryRun: false } report && await SendAsync(ServiceNotices.Of(report)))
        {
            JobOutput.Set(WorkflowOutput.Notified, "true");
        }
    }

    /// <summary>Sends a notice of nothing, to see whether notices arrive.</summary>
    internal Task SendSampleAsync() =>
        SendAsync([
            new ServiceNotice
            {
                Title = "Sample",
                Succeeded = true,
                Resource = "no stack",
                Environment = run.Options.Environment.Name,
                Changes = "nothing was deployed",
                Origin = RunOrigins.Find(GitHubActions.Instance, NukeBuild.RootDirectory),
            },
        ]);

    /// <summary>Sends notices.</summary>
    /// <returns>Whether they arrived; a warning says why not.</returns>
    internal async Task<bool> SendAsync(IReadOnlyList<ServiceNotice> notices)
    {
        var notifier = new DiscordNotifier(run.Options.DiscordWebhookUrl, TimeProvider.System);
        var warning = await notifier.SendAsync(notices, CancellationToken.None);
        if (warning is not null)
        {
            Log.Warning("{Warning:l}", warning);
        }
        return warning is null;
    }
}
