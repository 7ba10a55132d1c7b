using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AiChef.Deployment.Discord;

/// <summary>
/// The address of a webhook, in each form in which Discord and people hand it out: on any of Discord's hosts, with a
/// version of the API, a thread, a slash at the end, and with blanks, quotes or angle brackets around it.
/// </summary>
/// <remarks>https://discord.com/developers/docs/resources/webhook#execute-webhook</remarks>
internal sealed partial class WebhookAddress
{
    private static readonly char[] Around = ['"', '\'', '`', '<', '>'];

    private WebhookAddress(string id, string token, ulong? threadId, Uri? proxy) =>
        (Url, ThreadId, Proxy) = ($"https://discord.com/api/webhooks/{id}/{token}", threadId, proxy);

    /// <summary>The address as Discord's client reads it. It is a secret.</summary>
    internal string Url { get; }

    /// <summary>The thread that messages go to; null for the channel itself.</summary>
    internal ulong? ThreadId { get; }

    /// <summary>What is called instead of Discord's API: a proxy that has Discord's host in its path, or a test; null
    /// for Discord itself.</summary>
    internal Uri? Proxy { get; }

    /// <summary>Reads an address. Anything that is none of a webhook is refused.</summary>
    /// <param name="text">The text as it was given.</param>
    /// <param name="address">The address.</param>
    internal static bool TryParse(string text, [NotNullWhen(true)] out WebhookAddress? address)
    {
        address = null;
        if (
            !Uri.TryCreate(WithoutQuotes(text), UriKind.Absolute, out var url)
            || url.UserInfo.Length > 0
            || url.Fragment.Length > 0
            || !TryReadQuery(url.Query, out var threadId)
        )
        {
            return false;
        }
        var isDiscord = IsDiscord(url.Host);
        var path = isDiscord ? OnDiscord().Match(url.AbsolutePath) : ThroughProxy().Match(url.AbsolutePath);
        if (
            !path.Success
            || !(isDiscord ? url.Scheme is "https" : url.Scheme is "https" or "http")
            || !ulong.TryParse(path.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        )
        {
            return false;
        }
        address = new WebhookAddress(
            path.Groups["id"].Value,
            path.Groups["token"].Value,
            threadId,
            isDiscord ? null : new Uri(url, path.Groups["api"].Value)
        );
        return true;
    }

    /// <summary>Whether a host is Discord's: its domains and their subdomains, not similar names.</summary>
    internal static bool IsDiscord(string host) =>
        host is "discord.com" or "discordapp.com"
        || host.EndsWith(".discord.com", StringComparison.Ordinal)
        || host.EndsWith(".discordapp.com", StringComparison.Ordinal);

    /// <summary>A text without the blanks, quotes and angle brackets around it.</summary>
    internal static string WithoutQuotes(string text) => text.Trim().Trim(Around).Trim();

    /// <summary>
    /// The parameters that a message may have. The client itself waits for the answer and sends no components.
    /// </summary>
    private static bool TryReadQuery(string query, out ulong? threadId)
    {
        threadId = null;
        foreach (var parameter in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = parameter.Split('=', 2) is [var before, var after] ? (before, after) : (parameter, "");
            if (
                name == "thread_id"
                && threadId is null
                && ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            )
            {
                threadId = id;
            }
            else if (name is not ("wait" or "with_components") || value is not ("true" or "false"))
            {
                return false;
            }
        }
        return true;
    }

    private const string Webhook = @"webhooks/(?<id>[0-9]{1,20})/(?<token>[A-Za-z0-9_-]+)/?\z";

    [GeneratedRegex(@"\A(?<api>/api/(v[0-9]+/)?)" + Webhook, RegexOptions.ExplicitCapture)]
    private static partial Regex OnDiscord();

    [GeneratedRegex(
        @"\A(?<api>/(.*/)?([a-z]+\.)?discord(app)?\.com/api/(v[0-9]+/)?)" + Webhook,
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex ThroughProxy();
}
