using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace AiChef.Bench.Clouds;

/// <summary>The API of a deployed backend, as a client uses it.</summary>
/// <param name="address">Where its stage is called, ending with a slash.</param>
internal sealed class BackendApi(Uri address) : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestMeal = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new() { BaseAddress = address };

    private static JsonObject Wish =>
        new()
        {
            ["diet"] = "vegetarian",
            ["allergies"] = new JsonArray("peanut", "fish"),
            ["ingredients"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "rice",
                    ["amount"] = 400,
                    ["unit"] = "g",
                }
            ),
            ["servings"] = 2,
        };

    /// <summary>The API of a stage in a LocalCloud.</summary>
    /// <param name="endpoint">Where the LocalCloud is.</param>
    /// <param name="url">Where the stage is called in AWS.</param>
    internal static BackendApi In(string endpoint, Uri url) =>
        new(new($"{endpoint}/restapis/{url.Host.Split('.')[0]}{url.AbsolutePath.TrimEnd('/')}/_user_request_/"));

    public void Dispose() => _http.Dispose();

    /// <summary>Makes a session, reads and changes it, orders its meal, and waits for the recipe.</summary>
    /// <exception cref="BenchFailure">The API answered something else than it should.</exception>
    internal async Task MakeMealAsync(CancellationToken cancellationToken)
    {
        var created = await AskAsync(HttpMethod.Post, "sessions", Wish, HttpStatusCode.Created, cancellationToken);
        var session = $"sessions/{(string)created["sessionId"]!}";
        var read = await AskAsync(HttpMethod.Get, session, null, HttpStatusCode.OK, cancellationToken);
        var change = Wish;
        change["version"] = (int)read["version"]!;
        await AskAsync(HttpMethod.Put, session, change, HttpStatusCode.OK, cancellationToken);
        var meal = $"{session}/meal";
        await AskAsync(HttpMethod.Post, meal, [], HttpStatusCode.Accepted, cancellationToken);
        using var limit = new CancellationTokenSource(LongestMeal, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        string status;
        do
        {
            await Task.Delay(BetweenLooks, TimeProvider.System, either.Token);
            var now = await AskAsync(HttpMethod.Get, meal, null, HttpStatusCode.OK, either.Token);
            status = (string)now["status"]!;
        } while (status == "running");
        if (status != "succeeded")
        {
            throw new BenchFailure($"the workflow ended as {status}");
        }
    }

    private async Task<JsonNode> AskAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        HttpStatusCode expected,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode == expected
            ? JsonNode.Parse(text)!
            : throw new BenchFailure($"{method} {path} was answered with {(int)answer.StatusCode}:\n{text}");
    }
}
