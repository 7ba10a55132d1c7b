using AiChef.Deployment.Discord;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Serilog;

partial class Build
{
    [Parameter("URL of the Discord webhook that is told about deployments")]
    [Secret]
    readonly string? DiscordWebhook;

    Target NotifyTest =>
        _ =>
            _.Description("Sends a sample notification to Discord")
                .Executes(async () =>
                {
                    // In braces: NUKE does not wait for a task that has a value.
                    await SendAsync([
                        new ServiceNotice
                        {
                            Title = "Sample",
                            Succeeded = true,
                            Resource = "no stack",
                            Environment = Environment.Name,
                            Changes = "nothing was deployed",
                            Origin = RunOrigins.Find(GitHubActions.Instance, RootDirectory),
                        },
                    ]);
                });

    /// <summary>One message per run, with an embed for each service that was to be deployed. Nothing that goes wrong here fails the build.</summary>
    internal async Task NotifyAsync()
    {
        if (_report is not { IsDryRun: false } report || (IsLocalBuild && string.IsNullOrWhiteSpace(DiscordWebhook)))
        {
            return;
        }

        if (await SendAsync(ServiceNotices.Of(report)))
        {
            PutOut(WorkflowOutput.Notified, "true");
        }
    }

    async Task<bool> SendAsync(IReadOnlyList<ServiceNotice> notices)
    {
        var warning = await new DiscordNotifier(DiscordWebhook, TimeProvider.System).SendAsync(
            notices,
            CancellationToken.None
        );
        if (warning is not null)
        {
            Log.Warning("{Warning:l}", warning);
        }

        return warning is null;
    }
}
