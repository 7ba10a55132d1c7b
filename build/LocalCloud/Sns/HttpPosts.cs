using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AiChef.LocalCloud.Sns;

/// <summary>Posts messages to receivers on this machine, a bounded number at once, with bounded retries.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html. A message that is under way when the
/// host ends is lost.
/// </remarks>
internal sealed class HttpPosts(Cloud cloud) : ICloudPart<HttpPosts>
{
    private const int MostAtOnce = 16;
    private const int MostWaiting = 10_000;

    private static readonly HttpClient Client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = MostAtOnce,
            ConnectCallback = ConnectAsync,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private int _waiting;

    public static HttpPosts Create(Cloud cloud) => new(cloud);

    /// <summary>Begins to post a document.</summary>
    public void Send(Subscription subscription, string type, string messageId, string body)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            cloud.Notify($"sns: a message of {subscription.TopicArn} was dropped: {MostWaiting} wait already");
            return;
        }

        _ = Task.Run(() => RunAsync(subscription, type, messageId, body), CancellationToken.None);
    }

    private async Task RunAsync(Subscription subscription, string type, string messageId, string body)
    {
        try
        {
            for (var attempt = 0; attempt <= DeliveryPolicy.Retries; attempt++)
            {
                if (attempt > 0)
                {
                    await Task.Delay(DeliveryPolicy.Delay, cloud.Time, cloud.Stopping);
                }

                if (await TryAsync(subscription, type, messageId, body))
                {
                    return;
                }
            }

            cloud.Notify(
                $"sns: a message of {subscription.TopicArn} was given up after {DeliveryPolicy.Retries + 1} tries"
            );
        }
        catch (OperationCanceledException) when (cloud.Stopping.IsCancellationRequested)
        {
            // the host ends
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Whether the message is delivered, or refused for good.</summary>
    private async Task<bool> TryAsync(Subscription subscription, string type, string messageId, string body)
    {
        try
        {
            using var late = new CancellationTokenSource(DeliveryPolicy.AnswerTime, cloud.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cloud.Stopping);
            using var request = Request(subscription, type, messageId, body);
            using var answer = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return !DeliveryPolicy.IsTransient((int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cloud.Stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private static HttpRequestMessage Request(Subscription subscription, string type, string messageId, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Endpoint)
        {
            Content = new StringContent(body, Encoding.UTF8, "text/plain"),
        };
        request.Headers.TryAddWithoutValidation("User-Agent", "Amazon Simple Notification Service Agent");
        request.Headers.Add("x-amz-sns-message-type", type);
        request.Headers.Add("x-amz-sns-message-id", messageId);
        request.Headers.Add("x-amz-sns-topic-arn", subscription.TopicArn);
        if (type != "SubscriptionConfirmation")
        {
            request.Headers.Add("x-amz-sns-subscription-arn", subscription.Arn);
        }

        if (type == "Notification" && subscription.IsRaw)
        {
            request.Headers.Add("x-amz-sns-rawdelivery", "true");
        }

        return request;
    }

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var address =
            Loopback.AddressOf(context.DnsEndPoint.Host.Trim('[', ']'))
            ?? throw new HttpRequestException("Only receivers on this machine are called.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, context.DnsEndPoint.Port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
