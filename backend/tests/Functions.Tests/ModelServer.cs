using System.Net;
using System.Text;

namespace AiChef.Functions.Tests;

/// <summary>A model that answers as it is told and keeps what it was asked.</summary>
internal sealed class ModelServer(Func<string, HttpResponseMessage> answer) : HttpMessageHandler
{
    public List<(Uri Address, string? Authorization, string Body)> Questions { get; } = [];

    public static ModelServer Saying(string content) =>
        new(_ => Json($$$"""{"choices":[{"message":{"role":"assistant","content":"{{{content}}}"}}]}"""));

    public static HttpResponseMessage Json(string text, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        Questions.Add((request.RequestUri!, request.Headers.Authorization?.ToString(), body));
        return answer(body);
    }
}
