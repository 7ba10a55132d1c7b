using System.Globalization;
using System.Text.Json;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>
/// Two callers change one session at the same time, on a real table: whatever both are told, nothing that was accepted
/// is lost. The environment variable CONCURRENT_PAIRS sets how often; 200 times otherwise.
/// </summary>
public sealed class ConcurrentChangeTests : IClassFixture<SessionTableFixture>
{
    private const string Fish = """{"version":1,"allergies":["fish"]}""";
    private const int AtOnce = 8;

    private static readonly int Pairs = int.Parse(
        Environment.GetEnvironmentVariable("CONCURRENT_PAIRS") ?? "200",
        CultureInfo.InvariantCulture
    );

    private readonly ISessionStore _store;
    private readonly SessionCalls _calls;

    public ConcurrentChangeTests(SessionTableFixture table)
    {
        _store = table.Store(TimeProvider.System);
        _calls = new SessionCalls(_store);
    }

    [Theory]
    [InlineData("PATCH", """{"version":1,"servings":6}""")]
    // the version that the session has only once the other change is made
    [InlineData("PATCH", """{"version":2,"servings":6}""")]
    [InlineData("PUT", """{"version":2,"servings":6,"diet":"omnivore","allergies":["fish"]}""")]
    public async Task No_allergy_is_lost(string method, string other)
    {
        var lost = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Pairs),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) =>
            {
                var id = await CreateAsync();
                var first = Task.Run(() => _calls.PatchAsync(id, Fish));
                var second = Task.Run(() =>
                    method == "PUT" ? _calls.PutAsync(id, other) : _calls.PatchAsync(id, other)
                );
                var answers = await Task.WhenAll(first, second);
                if (!await IsKeptAsync(id, answers))
                {
                    Interlocked.Increment(ref lost);
                }
            }
        );
        lost.ShouldBe(0, $"of {Pairs} pairs");
    }

    // every change that was accepted is in the session, and each counted the version up
    private async Task<bool> IsKeptAsync(string id, APIGatewayProxyResponse[] answers)
    {
        answers.ShouldAllBe(answer => answer.StatusCode == 200 || answer.StatusCode == 409);
        var session = JsonElement.Parse((await _calls.GetAsync(id)).Body);
        var request = session.GetProperty("request");
        var hasFish = request.GetProperty("allergies").EnumerateArray().Any(word => word.GetString() == "fish");
        var hasServings = request.GetProperty("servings").GetInt32() == 6;
        return session.GetProperty("version").GetInt32() == 1 + answers.Count(answer => answer.StatusCode == 200)
            && hasFish == (answers[0].StatusCode == 200)
            && hasServings == (answers[1].StatusCode == 200);
    }

    private async Task<string> CreateAsync()
    {
        var session = NewSession.At(TimeProvider.System.GetUtcNow());
        return (await _store.CreateAsync(session, CancellationToken.None)).SessionId;
    }
}
