using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Discord.Net;
using Discord.Net.Rest;
using Discord.Rest;

namespace Discord.Webhook;

/// <summary>
/// Sends messages through a webhook. As in Discord.Net the constructor asks for the webhook, and blocks while it does.
/// </summary>
public partial class DiscordWebhookClient : IDisposable
{
    private const int MaxEmbeds = 10;

    private readonly IRestClient _rest;
    private readonly string _path;

    public DiscordWebhookClient(string webhookUrl)
        : this(webhookUrl, new DiscordRestConfig()) { }

    public DiscordWebhookClient(string webhookUrl, DiscordRestConfig config)
    {
        _path = Parse(webhookUrl);
        _rest = config.RestClientProvider(DiscordConfig.APIUrl);
        _rest.SetHeader("accept", "*/*");
        _rest.SetHeader("user-agent", DiscordConfig.UserAgent);
        try
        {
            SendAsync("GET", _path, null, null).GetAwaiter().GetResult().Dispose();
        }
        catch (HttpException e) when (e.HttpCode == HttpStatusCode.NotFound)
        {
            throw new InvalidOperationException("Could not find a webhook with the supplied credentials.");
        }
    }

    /// <summary>Sends a message and returns its id.</summary>
    public async Task<ulong> SendMessageAsync(
        string text = null,
        bool isTTS = false,
        IEnumerable<Embed> embeds = null,
        string username = null,
        string avatarUrl = null,
        RequestOptions options = null,
        AllowedMentions allowedMentions = null,
        MessageComponent components = null,
        MessageFlags flags = MessageFlags.None,
        ulong? threadId = null,
        string threadName = null,
        ulong[] appliedTags = null,
        PollProperties poll = null
    )
    {
        if (components != null || appliedTags != null || poll != null)
        {
            throw new NotSupportedException("Components, tags and polls are not sent.");
        }

        var list = embeds?.ToList();
        if (string.IsNullOrEmpty(text) && list is not { Count: > 0 })
        {
            throw new ArgumentException(
                "At least one of 'Content', 'Embeds', 'Components', 'Attachments' or 'Poll' must be specified."
            );
        }

        if (list?.Count > MaxEmbeds)
        {
            throw new ArgumentException($"A max of {MaxEmbeds} Embeds are allowed.", nameof(embeds));
        }

        if (text?.Length > DiscordConfig.MaxMessageSize)
        {
            throw new ArgumentException(
                $"Message content is too long, length must be less or equal to {DiscordConfig.MaxMessageSize}.",
                nameof(text)
            );
        }

        var json = MessageJson.Of(text, isTTS, list, username, avatarUrl, allowedMentions, flags, threadName);
        using var answer = await SendAsync(
                "POST",
                $"{_path}?wait=true{(threadId == null ? "" : "&thread_id=" + threadId)}",
                json,
                options
            )
            .ConfigureAwait(false);
        return ulong.Parse(answer.RootElement.GetProperty("id").GetString(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _rest.Dispose();

    private async Task<JsonDocument> SendAsync(string method, string endpoint, string json, RequestOptions options)
    {
        options ??= RequestOptions.Default;
        var retry = options.RetryMode ?? RetryMode.AlwaysRetry;
        while (true)
        {
            if (options.CancelToken.IsCancellationRequested)
            {
                throw new TimeoutException();
            }

            var response = await _rest.SendAsync(method, endpoint, json, options.CancelToken).ConfigureAwait(false);
            var body = await ReadAsync(response.Stream).ConfigureAwait(false);
            if (options.RatelimitCallback is { } callback)
            {
                await callback(new RateLimitInfo(response.Headers)).ConfigureAwait(false);
            }

            var status = (int)response.StatusCode;
            if (status is >= 200 and < 300)
            {
                return body;
            }

            using (body)
            {
                if (status == 429)
                {
                    if ((retry & RetryMode.RetryRatelimit) == 0)
                    {
                        throw new RateLimitedException();
                    }

                    await Task.Delay(RetryAfter(response.Headers, body), options.CancelToken).ConfigureAwait(false);
                }
                else if (status != 502 || (retry & RetryMode.Retry502) == 0)
                {
                    throw new HttpException(
                        response.StatusCode,
                        Get(body, "code") is { ValueKind: JsonValueKind.Number } c ? c.GetInt32() : 0,
                        Get(body, "message")?.GetString()
                    );
                }
            }
        }
    }

    private static TimeSpan RetryAfter(Dictionary<string, string> headers, JsonDocument body) =>
        TimeSpan.FromSeconds(
            Get(body, "retry_after") is { ValueKind: JsonValueKind.Number } e
                ? e.GetDouble()
                : new RateLimitInfo(headers).RetryAfter ?? 0
        );

    private static JsonElement? Get(JsonDocument body, string name) =>
        body?.RootElement.ValueKind == JsonValueKind.Object && body.RootElement.TryGetProperty(name, out var e)
            ? e
            : null;

    private static async Task<JsonDocument> ReadAsync(Stream stream)
    {
        try
        {
            return await JsonDocument.ParseAsync(stream).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Parse(string webhookUrl)
    {
        if (string.IsNullOrWhiteSpace(webhookUrl))
        {
            throw new ArgumentNullException(nameof(webhookUrl), "The given webhook Url cannot be null or whitespace.");
        }

        var match = WebhookUrl().Match(webhookUrl);
        return
            match.Success
            && ulong.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? $"webhooks/{id}/{match.Groups[2].Value}"
            : throw new ArgumentException(
                "The given webhook Url was not in a valid format. The webhook Id could not be parsed.",
                nameof(webhookUrl)
            );
    }

    [GeneratedRegex(
        @"(?:discord|discordapp)\.com/api/webhooks/(\d+)/([a-z0-9_-]+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex WebhookUrl();

    private sealed class RateLimitInfo(Dictionary<string, string> headers) : IRateLimitInfo
    {
        public int? RetryAfter =>
            headers.TryGetValue("Retry-After", out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : null;
    }
}
