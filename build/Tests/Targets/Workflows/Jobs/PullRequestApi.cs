using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using AiChef.Tests.Deployment.Discord;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>The comments of one pull request, as GitHub serves them: a hundred a page at most.</summary>
/// <remarks>https://docs.github.com/en/rest/issues/comments</remarks>
internal sealed class PullRequestApi : IDisposable
{
    private const string Path = "/repos/kitchen/ai-chef/issues/";
    private readonly HttpListener _listener = new();
    private readonly List<(string Author, string Body)> _comments = [];

    public PullRequestApi()
    {
        Url = $"http://127.0.0.1:{WebhookServer.FreePort()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        Serving = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>The comments in their order.</summary>
    public IReadOnlyList<(string Author, string Body)> Comments => _comments;

    private Task Serving { get; }

    public void Add(string author, string body) => _comments.Add((author, body));

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var (status, answer) = Answer(context.Request, await reader.ReadToEndAsync());
            context.Response.StatusCode = status;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            context.Response.Close();
        }
    }

    private (int Status, string Body) Answer(HttpListenerRequest request, string body)
    {
        Authorizations.Enqueue(request.Headers["Authorization"] ?? "");
        var path = request.Url!.AbsolutePath;
        switch (request.HttpMethod)
        {
            case "GET" when path == $"{Path}7/comments":
                var (page, size) = (Number(request.QueryString["page"]), Number(request.QueryString["per_page"]));
                return (200, JsonSerializer.Serialize(_comments.Select((c, i) => new { url = $"{Url}{Path}comments/{i}", body = c.Body, user = new { type = c.Author } }).Skip((page - 1) * size).Take(size)));
            case "POST" when path == $"{Path}7/comments":
                _comments.Add(("Bot", Text(body)));
                return (201, "{}");
            case "PATCH" when path.StartsWith($"{Path}comments/", StringComparison.Ordinal):
                var number = Number(path[(path.LastIndexOf('/') + 1)..]);
                _comments[number] = (_comments[number].Author, Text(body));
                return (200, "{}");
            default:
                return (404, "{}");
        }
    }

    private static string Text(string body) => JsonDocument.Parse(body).RootElement.GetProperty("body").GetString()!;

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);
}
