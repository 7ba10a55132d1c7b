using System.Net;
using Discord;
using Discord.Net;
using Discord.Net.Rest;
using Discord.Rest;
using Discord.Webhook;

namespace AiChef.Deployment.Discord;

/// <summary>
/// Sends one message to a Discord webhook. The client's constructor uses the network, and neither it nor a rate limit
/// ends by itself, so everything has one deadline. A failure is a warning, never an exception, and no text contains the
/// URL.
/// </summary>
/// <param name="webhook">The webhook's URL, a secret, as it was given; null or empty when there is none. A host other
/// than Discord's, with Discord's in the path, is called instead of Discord: a proxy, or a test.</param>
/// <param name="time">The clock for the deadline and waits.</param>
public sealed class DiscordNotifier(string? webhook, TimeProvider time)
{
    private const int MaxTries = 3;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Sends a message with one embed per service; at most 3 tries and 30 s. Not safe to repeat: each call is a
    /// message.
    /// </summary>
    /// <param name="notices">What happened, per service.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <returns>A warning if no message was sent, otherwise null.</returns>
    public async Task<string?> SendAsync(IReadOnlyList<ServiceNotice> notices, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(webhook))
        {
            return "Discord was not notified: no webhook is given";
        }
        if (!WebhookAddress.TryParse(webhook, out var address))
        {
            return "Discord was not notified: the webhook is not a valid webhook URL";
        }

        using var deadline = new CancellationTokenSource(Deadline, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            // On its own thread: the constructor cannot be cancelled, only abandoned.
            var sending = Task.Run(
                () => TryAsync(address, NoticeEmbeds.Of(notices), end.Token),
                CancellationToken.None
            );
            await sending.WaitAsync(end.Token).ConfigureAwait(false);
            return null;
        }
#pragma warning disable CA1031 // A notification that fails must never fail a deployment, whatever the reason.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return $"Discord was not notified: {Reason(e, deadline.IsCancellationRequested)}";
        }
    }

    private async Task TryAsync(
        WebhookAddress address,
        IReadOnlyList<Embed> embeds,
        CancellationToken cancellationToken
    )
    {
        var tries = 0;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var options = new RequestOptions
        {
            CancelToken = enough.Token,
            RetryMode = RetryMode.RetryRatelimit,
            // Called after each answer, including a successful one, which ends the loop. After the last try the client
            // must not wait for another.
            RatelimitCallback = async _ =>
            {
                if (Interlocked.Increment(ref tries) >= MaxTries)
                {
                    await enough.CancelAsync().ConfigureAwait(false);
                }
            },
        };
        while (true)
        {
            var before = tries;
            try
            {
                using var client = new DiscordWebhookClient(address.Url, Reach(address));
                cancellationToken.ThrowIfCancellationRequested();
                await client
                    .SendMessageAsync(
                        embeds: embeds,
                        options: options,
                        allowedMentions: AllowedMentions.None,
                        threadId: address.ThreadId
                    )
                    .ConfigureAwait(false);
                return;
            }
            catch (Exception e) when (IsPassing(e))
            {
                if (tries == before)
                {
                    tries++;
                }

                if (tries >= MaxTries)
                {
                    throw;
                }

                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The client calls Discord itself whatever host the URL names, unless it is told otherwise.</summary>
    private static DiscordRestConfig Reach(WebhookAddress address) =>
        address.Proxy is { } proxy
            ? new DiscordRestConfig { RestClientProvider = _ => DefaultRestClientProvider.Create()(proxy.AbsoluteUri) }
            : new DiscordRestConfig();

    private static bool IsPassing(Exception error) =>
        error is HttpRequestException or HttpException { HttpCode: >= HttpStatusCode.InternalServerError };

    /// <summary>Own texts, because messages of exceptions may contain the host or the path.</summary>
    private static string Reason(Exception error, bool late) =>
        error switch
        {
            HttpException e => $"it answered {(int)e.HttpCode}",
            HttpRequestException => "it cannot be reached",
            ArgumentException => "the webhook is not a valid webhook URL",
            InvalidOperationException => "it does not know the webhook",
            _ when late => $"no answer within {Deadline.TotalSeconds:0} s",
            OperationCanceledException or TimeoutException => "it limits the rate, or the build was cancelled",
            _ => error.GetType().Name,
        };
}
