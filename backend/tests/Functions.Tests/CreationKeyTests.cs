using AiChef.Functions.Sessions;
using Amazon.DynamoDBv2.Model;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>A session that is created once for a key, on a real table.</summary>
public sealed class CreationKeyTests : IClassFixture<SessionTableFixture>
{
    private readonly SessionTableFixture _table;
    private readonly SetTime _time = new();
    private readonly ISessionStore _store;

    public CreationKeyTests(SessionTableFixture table) => (_table, _store) = (table, table.Store(_time));

    [Fact]
    public async Task A_key_creates_one_session_however_often_it_is_used_within_a_day()
    {
        var key = SessionId.New();
        var first = await _store.CreateOnceAsync(New(), key, CancellationToken.None);
        var second = await _store.CreateOnceAsync(New(), key, CancellationToken.None);
        second.SessionId.ShouldBe(first.SessionId);
        _time.Now += TimeSpan.FromDays(1);
        (await _store.CreateOnceAsync(New(), key, CancellationToken.None)).SessionId.ShouldNotBe(first.SessionId);
    }

    [Fact]
    public async Task A_key_that_was_reserved_without_its_session_creates_the_session_later()
    {
        var session = New();
        var key = SessionId.New();
        await _store.CreateOnceAsync(session, key, CancellationToken.None);
        await _table.DynamoDb.DeleteItemAsync(
            SessionTableFixture.Table,
            new Dictionary<string, AttributeValue> { ["sessionId"] = new() { S = session.SessionId } }
        );
        (await _store.CreateOnceAsync(New(), key, CancellationToken.None)).SessionId.ShouldBe(session.SessionId);
        (await _store.FindAsync(session.SessionId, CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_key_belongs_to_one_request()
    {
        var key = SessionId.New();
        var session = await _store.CreateOnceAsync(New(), key, CancellationToken.None);
        var other = New() with { Request = session.Request with { Servings = 9 } };
        await Should.ThrowAsync<IdempotencyKeyReusedException>(() =>
            _store.CreateOnceAsync(other, key, CancellationToken.None)
        );
        (await _store.FindAsync($"key#{key}", CancellationToken.None)).ShouldBeNull();
    }

    private Session New() => NewSession.At(_time.Now);

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
