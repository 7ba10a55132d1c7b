using Nuke.Common;

partial class Build
{
    [Parameter("URL of the Discord webhook that is told about deployments")]
    [Secret]
    readonly string? DiscordWebhookUrl;

    Target NotifyTest =>
        _ =>
            _.Description("Sends a sample notification to Discord").Executes(() => Run.Notifications.SendSampleAsync());
}
