using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.SessionCreate;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>
/// DynamoDB does what it is asked, but its answer is lost, and the SDK asks again: the write is neither made twice nor
/// denied.
/// </summary>
public sealed class LostAnswerTests : IClassFixture<SessionTableFixture>
{
    private readonly SessionTableFixture _table;
    private readonly SessionCalls _calls;

    public LostAnswerTests(SessionTableFixture table)
    {
        _table = table;
        _calls = new SessionCalls(table.Store(TimeProvider.System));
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(1, "6c1cb9a5-0ef9-4d8c-8d5c-000000000001")]
    [InlineData(3, "6c1cb9a5-0ef9-4d8c-8d5c-000000000002")]
    public async Task A_session_is_created_once(int lost, string? key)
    {
        var before = await CountAsync();
        _table.Faults?.LoseNextAnswers("PutItem", lost);

        var created = await CreateAsync(key);

        created.StatusCode.ShouldBe(201, created.Body);
        var id = JsonElement.Parse(created.Body).GetProperty("sessionId").GetString()!;
        (await _calls.GetAsync(id)).StatusCode.ShouldBe(200);
        (await CountAsync()).ShouldBe(before + 1);
        if (key is not null)
        {
            JsonElement.Parse((await CreateAsync(key)).Body).GetProperty("sessionId").GetString().ShouldBe(id);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_change_is_made_once_and_answered_as_made(int lost)
    {
        var id = JsonElement.Parse((await CreateAsync(null)).Body).GetProperty("sessionId").GetString()!;
        _table.Faults?.LoseNextAnswers("UpdateItem", lost);

        var changed = await _calls.PatchAsync(id, """{"version":1,"allergies":["fish"]}""");

        (changed.StatusCode, changed.Headers["ETag"]).ShouldBe((200, "\"2\""), changed.Body);
        (await _calls.PatchAsync(id, """{"version":1}""")).StatusCode.ShouldBe(409);
    }

    private Task<APIGatewayProxyResponse> CreateAsync(string? key) =>
        new SessionCreation(
            _table.Store(TimeProvider.System),
            new MealRequestReader(FoodCatalogue.Instance, FoodCatalogue.Instance.Currency),
            TimeProvider.System
        ).HandleAsync(
            new APIGatewayProxyRequest
            {
                Body = "{}",
                Headers = key is null ? null : new Dictionary<string, string> { ["Idempotency-Key"] = key },
            },
            CancellationToken.None
        );

    private async Task<int> CountAsync()
    {
        var all = await _table.DynamoDb.ScanAsync(SessionTableFixture.Table, ["sessionId", "version"]);
        return all.Items.Count(item => item.ContainsKey("version"));
    }
}
