using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>The comments of one pull request, as GitHub serves them: a hundred a page at most.</summary>
/// <remarks>https://docs.github.com/en/rest/issues/comments</remarks>
internal sealed class PullRequestApi : LoopbackServer
{
    private const string Path = "/repos/kitchen/ai-chef/issues/";
    private readonly List<(string Author, string Body)> _comments = [];

    public ConcurrentQueue<string> Authorizations { get; } = new();

    /// <summary>The comments in their order.</summary>
    public IReadOnlyList<(string Author, string Body)> Comments => _comments;

    /// <summary>As a runner gives it: without a slash at its end.</summary>
    public string Address => Url.AbsoluteUri.TrimEnd('/');

    public void Add(string author, string body) => _comments.Add((author, body));

    protected override (int Status, string Body) Answer(
        HttpListenerRequest request,
        string body,
        HttpListenerResponse response
    )
    {
        Authorizations.Enqueue(request.Headers["Authorization"] ?? "");
        var path = request.Url!.AbsolutePath;
        switch (request.HttpMethod)
        {
            case "GET" when path == $"{Path}7/comments":
                var (page, size) = (Number(request.QueryString["page"]), Number(request.QueryString["per_page"]));
                return (
                    200,
                    JsonSerializer.Serialize(
                        _comments
                            .Select(
                                (c, i) =>
                                    new
                                    {
                                        url = $"{Address}{Path}comments/{i}",
                                        body = c.Body,
                                        user = new { type = c.Author },
                                    }
                            )
                            .Skip((page - 1) * size)
                            .Take(size)
                    )
                );
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
