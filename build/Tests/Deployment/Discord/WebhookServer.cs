using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace AiChef.Tests.Deployment.Discord;

/// <summary>A Discord of its own on this machine: keeps each message and answers what it is told, then 200.</summary>
internal sealed class WebhookServer : LoopbackServer
{
    private readonly ConcurrentQueue<(int Status, string Body, string? RetryAfter)> _answers = new();

    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>The query of each message.</summary>
    public ConcurrentQueue<string> Queries { get; } = new();

    /// <summary>The URL of a webhook here; Discord's client asks for Discord's name in it.</summary>
    public string Webhook => WebhookAt(Url.AbsoluteUri);

    public static string WebhookAt(string host) => $"{host}discord.com/api/webhooks/4711/hidden-token";

    public void Answer(int status, string body = "{}", string? retryAfter = null) =>
        _answers.Enqueue((status, body, retryAfter));

    public JsonElement Message() => JsonDocument.Parse(Messages.Single()).RootElement;

    protected override (int Status, string Body) Answer(
        HttpListenerRequest request,
        string body,
        HttpListenerResponse response
    )
    {
        if (request.HttpMethod != "POST")
        {
            return (200, """{"id":"7"}""");
        }

        Messages.Enqueue(body);
        Queries.Enqueue(request.Url!.Query);
        if (!_answers.TryDequeue(out var told))
        {
            return (200, """{"id":"7"}""");
        }

        if (told.RetryAfter is not null)
        {
            response.AddHeader("Retry-After", told.RetryAfter);
        }

        return (told.Status, told.Body);
    }
}
