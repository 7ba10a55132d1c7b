using AiChef.Deployment.Discord;
using AiChef.Targets.Notifications;
using Nuke.Common;
using Nuke.Common.CI.GitHubActions;

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
                    await Run.Notifications.SendAsync([
                        new ServiceNotice
                        {
                            Title = "Sample",
                            Succeeded = true,
                            Resource = "no stack",
                            Environment = Run.Options.Environment.Name,
                            Changes = "nothing was deployed",
                            Origin = RunOrigins.Find(GitHubActions.Instance, RootDirectory),
                        },
                    ]);
                });
}
