using System.Collections.Concurrent;
using System.Net;

namespace AiChef.Tests;

/// <summary>Stands between a client and an endpoint of this machine, and keeps what was asked for.</summary>
/// <param name="target">The endpoint.</param>
internal sealed class RecordingProxy(Uri target) : LoopbackServer
{
    private readonly HttpClient _client = new();

    /// <summary>Each request: method, path and body, and the region that it was signed for.</summary>
    internal ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Gives the answer to a request's body that is not forwarded; null for all that are.</summary>
    internal Func<string, string?> Replaces { get; init; } = _ => null;

    protected override (int Status, string Body) Answer(
        HttpListenerRequest request,
        string body,
        HttpListenerResponse response
    )
    {
        var scope = request.Headers["Authorization"]?.Split("Credential=")[1].Split('/') is [_, _, var region, ..]
            ? region
            : "unsigned";
        Requests.Enqueue($"{scope} {request.HttpMethod} {request.RawUrl} {body}");
        if (Replaces(body) is { } replaced)
        {
            response.ContentType = "text/xml";
            return (200, replaced);
        }
        using var forwarded = new HttpRequestMessage(
            new HttpMethod(request.HttpMethod),
            new Uri(target, request.RawUrl)
        );
        if (request.HasEntityBody)
        {
            forwarded.Content = new StringContent(body);
            forwarded.Content.Headers.Clear();
        }
        foreach (var name in request.Headers.AllKeys.OfType<string>().Where(IsForwarded))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, request.Headers[name]))
            {
                forwarded.Content?.Headers.TryAddWithoutValidation(name, request.Headers[name]);
            }
        }
        using var answer = _client.Send(forwarded);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (
            var header in answer.Headers.Where(header =>
                header.Key.StartsWith("x-amz", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            response.Headers[header.Key] = string.Join(", ", header.Value);
        }
        return ((int)answer.StatusCode, reader.ReadToEnd());
    }

    private static bool IsForwarded(string name) =>
        name.ToUpperInvariant() is not ("HOST" or "CONNECTION" or "EXPECT" or "TRANSFER-ENCODING" or "CONTENT-LENGTH");
}
