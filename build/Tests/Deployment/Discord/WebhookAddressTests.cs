using AiChef.Deployment.Discord;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Discord;

/// <summary>The URL of a webhook as Discord shows it, and as people paste it.</summary>
public sealed class WebhookAddressTests
{
    private const string Url = "https://discord.com/api/webhooks/4711/hidden-token_X";

    [Theory]
    [InlineData(Url)]
    [InlineData("https://discordapp.com/api/webhooks/4711/hidden-token_X")]
    [InlineData("https://ptb.discord.com/api/webhooks/4711/hidden-token_X")]
    [InlineData("https://canary.discord.com/api/webhooks/4711/hidden-token_X")]
    [InlineData("https://canary.discordapp.com/api/webhooks/4711/hidden-token_X")]
    [InlineData("https://discord.com/api/v10/webhooks/4711/hidden-token_X")]
    [InlineData("HTTPS://DISCORD.com/api/v9/webhooks/4711/hidden-token_X/")]
    [InlineData("https://discord.com:443/api/webhooks/4711/hidden-token_X/")]
    [InlineData("https://discord.com/api/webhooks/4711/hidden-token_X?wait=true")]
    [InlineData("https://discord.com/api/webhooks/4711/hidden-token_X/?wait=true&with_components=false")]
    [InlineData("  https://discord.com/api/webhooks/4711/hidden-token_X\r\n")]
    [InlineData("\"https://discord.com/api/webhooks/4711/hidden-token_X\"")]
    [InlineData(" ' https://discord.com/api/webhooks/4711/hidden-token_X/ ' ")]
    [InlineData("<https://discord.com/api/webhooks/4711/hidden-token_X>")]
    public void Each_form_leads_to_the_same_webhook(string text)
    {
        WebhookAddress.TryParse(text, out var address).ShouldBeTrue();

        address.Url.ShouldBe(Url);
        address.ThreadId.ShouldBeNull();
        address.Proxy.ShouldBeNull();
    }

    [Theory]
    [InlineData("?thread_id=42")]
    [InlineData("/?thread_id=42&wait=true")]
    [InlineData("?wait=false&thread_id=42")]
    public void A_thread_is_kept(string end)
    {
        WebhookAddress.TryParse(Url + end, out var address).ShouldBeTrue();

        (address.Url, address.ThreadId).ShouldBe((Url, 42UL));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/discord.com/api/webhooks/1/t", "http://127.0.0.1:5000/discord.com/api/")]
    [InlineData(
        "https://proxy.example.com/discord.com/api/v10/webhooks/1/t/",
        "https://proxy.example.com/discord.com/api/v10/"
    )]
    [InlineData(
        "https://proxy.example.com/to/ptb.discord.com/api/webhooks/1/t?thread_id=2",
        "https://proxy.example.com/to/ptb.discord.com/api/"
    )]
    public void A_proxy_has_Discords_host_in_its_path(string text, string api)
    {
        WebhookAddress.TryParse(text, out var address).ShouldBeTrue();

        address.Url.ShouldBe("https://discord.com/api/webhooks/1/t");
        address.Proxy.ShouldBe(new Uri(api));
    }
}
