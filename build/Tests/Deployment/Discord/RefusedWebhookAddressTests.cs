using AiChef.Deployment.Discord;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Discord;

/// <summary>The URL of a webhook as Discord shows it, and as people paste it.</summary>
public sealed class RefusedWebhookAddressTests
{
    [Theory]
    [InlineData("hidden-token")]
    [InlineData("")]
    [InlineData("discord.com/api/webhooks/4711/t")]
    [InlineData("http://discord.com/api/webhooks/4711/t")]
    [InlineData("ftp://discord.com/api/webhooks/4711/t")]
    [InlineData("https://example.com/api/webhooks/4711/t")]
    [InlineData("https://notdiscord.com/api/webhooks/4711/t")]
    [InlineData("https://discord.com.example.org/api/webhooks/4711/t")]
    [InlineData("https://discord.com@example.org/api/webhooks/4711/t")]
    [InlineData("https://user:word@discord.com/api/webhooks/4711/t")]
    [InlineData("https://discord.com/api/webhooks/4711")]
    [InlineData("https://discord.com/api/webhooks/4711/")]
    [InlineData("https://discord.com/api/webhooks/abc/t")]
    [InlineData("https://discord.com/api/webhooks/99999999999999999999/t")]
    [InlineData("https://discord.com/api/webhooks/4711/t/slack")]
    [InlineData("https://discord.com/api/webhooks/4711/t/messages/1")]
    [InlineData("https://discord.com/api/vx/webhooks/4711/t")]
    [InlineData("https://discord.com/webhooks/4711/t")]
    [InlineData("https://discord.com/api/webhooks/4711/t?thread_id=")]
    [InlineData("https://discord.com/api/webhooks/4711/t?thread_id=1&thread_id=2")]
    [InlineData("https://discord.com/api/webhooks/4711/t?other=1")]
    [InlineData("https://discord.com/api/webhooks/4711/t#part")]
    [InlineData("https://discord.com/api/webhooks/4711/a%2Fb")]
    public void Anything_else_is_refused(string text)
    {
        WebhookAddress.TryParse(text, out var address).ShouldBeFalse();
        address.ShouldBeNull();
    }

    [Theory]
    [InlineData("discord.com", true)]
    [InlineData("discordapp.com", true)]
    [InlineData("canary.discord.com", true)]
    [InlineData("ptb.discordapp.com", true)]
    [InlineData("notdiscord.com", false)]
    [InlineData("discord.com.example.org", false)]
    [InlineData("discord.co", false)]
    [InlineData("discord.com-example.org", false)]
    [InlineData("mydiscordapp.com", false)]
    [InlineData("discordapp.community", false)]
    public void A_host_that_only_looks_like_Discord_is_none(string host, bool isDiscord) =>
        WebhookAddress.IsDiscord(host).ShouldBe(isDiscord);
}
