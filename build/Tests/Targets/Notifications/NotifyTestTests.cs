using AiChef.Tests.Deployment.Discord;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Notifications;

/// <summary>The target, as a person runs it who has just set up a webhook.</summary>
public sealed class NotifyTestTests
{
    [Fact]
    public async Task A_sample_arrives()
    {
        using var discord = new WebhookServer();

        var (exitCode, output, error) = await BuildProcess.RunAsync(
            RepositoryRoot.Path,
            "NotifyTest",
            ("NUKE_DISCORD_WEBHOOK_URL", discord.Webhook)
        );

        exitCode.ShouldBe(0, output + error);
        discord.Messages.ShouldHaveSingleItem().ShouldContain("✅ Sample Deployed");
        (output + error).ShouldNotContain("hidden-token");
    }

    [Fact]
    public async Task A_webhook_that_cannot_be_reached_is_a_warning_without_its_URL()
    {
        var (exitCode, output, error) = await BuildProcess.RunAsync(
            RepositoryRoot.Path,
            "NotifyTest",
            ("NUKE_DISCORD_WEBHOOK_URL", WebhookServer.WebhookAt($"http://127.0.0.1:{LoopbackServer.FreePort()}/"))
        );

        exitCode.ShouldBe(0, output + error);
        output.ShouldContain("[WRN] Discord was not notified: it cannot be reached");
        (output + error).ShouldNotContain("hidden-token");
    }
}
