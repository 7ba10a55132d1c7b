using System.Text.Json;
using AiChef.Functions.Sessions;
using Amazon.DynamoDBv2.Model;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>The session store on a real table: each write depends on what is stored.</summary>
public sealed class DynamoDbSessionStoreTests : IClassFixture<SessionTableFixture>
{
    private static readonly JsonElement Result = JsonElement.Parse("""{"outcome":"recipe"}""");

    private readonly SessionTableFixture _table;
    private readonly SetTime _time = new();
    private readonly ISessionStore _store;

    public DynamoDbSessionStoreTests(SessionTableFixture table) => (_table, _store) = (table, table.Store(_time));

    [Fact]
    public async Task A_session_is_read_as_it_was_created()
    {
        var session = await CreateAsync();
        var found = (await _store.FindAsync(session.SessionId, CancellationToken.None))!;
        JsonSerializer
            .Serialize(found, SessionJson.Default.Session)
            .ShouldBe(JsonSerializer.Serialize(session, SessionJson.Default.Session));
    }

    [Fact]
    public async Task A_session_that_is_created_again_stays_as_it_is()
    {
        var session = await CreateAsync();
        await _store.UpdateAsync(session, session.Request, "write-1", CancellationToken.None);
        (await _store.CreateAsync(session, CancellationToken.None)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_that_is_repeated_is_not_denied_even_if_somebody_changed_the_session_since()
    {
        var session = await CreateAsync();
        var first = await _store.UpdateAsync(session, session.Request, "write-1", CancellationToken.None);
        (await _store.UpdateAsync(session, session.Request, "write-1", CancellationToken.None)).Version.ShouldBe(2);
        await _store.UpdateAsync(first, session.Request, "write-2", CancellationToken.None);
        (await _store.UpdateAsync(session, session.Request, "write-1", CancellationToken.None)).Version.ShouldBe(3);
    }

    [Fact]
    public async Task A_session_remembers_its_last_16_changes()
    {
        var session = await CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            session = await _store.UpdateAsync(session, session.Request, $"write-{i}", CancellationToken.None);
        }

        session.Writes.ShouldBe(Enumerable.Range(4, 16).Select(i => $"write-{i}"));
    }

    [Fact]
    public async Task The_time_to_live_is_seven_days_from_the_last_change_in_whole_seconds()
    {
        var session = await CreateAsync();
        _time.Now += TimeSpan.FromDays(1);
        await _store.UpdateAsync(session, session.Request, "write-1", CancellationToken.None);
        var item = await _table.DynamoDb.GetItemAsync(
            SessionTableFixture.Table,
            new Dictionary<string, AttributeValue> { ["sessionId"] = new() { S = session.SessionId } }
        );
        item.Item["expiresAt"]
            .N.ShouldBe(
                (_time.Now + TimeSpan.FromDays(7))
                    .ToUnixTimeSeconds()
                    .ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
    }

    [Fact]
    public async Task An_update_counts_the_version_up_and_drops_the_result()
    {
        var session = await CreateAsync();
        var completed = await _store.CompleteAsync(session.SessionId, 1, "run-1", Result, CancellationToken.None);
        var updated = await _store.UpdateAsync(
            completed,
            session.Request with
            {
                Servings = 7,
            },
            "write-1",
            CancellationToken.None
        );
        (updated.Version, updated.Status, updated.Request.Servings, updated.Result, updated.ExecutionId).ShouldBe(
            (3, "open", 7, null, null)
        );
    }

    [Fact]
    public async Task Of_two_updates_from_the_same_version_one_is_stale()
    {
        var session = await CreateAsync();
        var updates = Enumerable
            .Range(3, 2)
            .Select(servings =>
                _store.UpdateAsync(
                    session,
                    session.Request with
                    {
                        Servings = servings,
                    },
                    $"write-{servings}",
                    CancellationToken.None
                )
            )
            .ToList();
        await Task.WhenAll(updates).ContinueWith(_ => { }, TaskScheduler.Default);
        updates.Count(update => update.IsCompletedSuccessfully).ShouldBe(1);
        updates
            .Single(update => update.IsFaulted)
            .Exception!.InnerException.ShouldBeOfType<StaleVersionException>()
            .Actual.ShouldBe(2);
    }

    [Fact]
    public async Task A_result_is_stored_with_the_execution_that_made_it()
    {
        var session = await CreateAsync();
        var completed = await _store.CompleteAsync(session.SessionId, 1, "run-1", Result, CancellationToken.None);
        (completed.Version, completed.Status, completed.ExecutionId, completed.Result!.Value.GetRawText()).ShouldBe(
            (2, "completed", "run-1", Result.GetRawText())
        );
    }

    [Fact]
    public async Task The_same_execution_storing_again_changes_nothing()
    {
        var session = await CreateAsync();
        await _store.CompleteAsync(session.SessionId, 1, "run-1", Result, CancellationToken.None);
        (await _store.CompleteAsync(session.SessionId, 1, "run-1", Result, CancellationToken.None)).Version.ShouldBe(2);
        (await _store.FindAsync(session.SessionId, CancellationToken.None))!.Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_result_for_a_session_that_was_changed_in_the_meantime_is_stale()
    {
        var session = await CreateAsync();
        await _store.UpdateAsync(session, session.Request, "write-1", CancellationToken.None);
        (
            await Should.ThrowAsync<StaleVersionException>(() =>
                _store.CompleteAsync(session.SessionId, 1, "run-1", Result, CancellationToken.None)
            )
        ).Actual.ShouldBe(2);
        (await _store.FindAsync(session.SessionId, CancellationToken.None))!.Result.ShouldBeNull();
    }

    [Fact]
    public async Task A_session_whose_time_is_over_is_gone_before_DynamoDB_deletes_it()
    {
        var session = await CreateAsync();
        _time.Now += TimeSpan.FromDays(7);
        (await _store.FindAsync(session.SessionId, CancellationToken.None)).ShouldBeNull();
        await Should.ThrowAsync<SessionNotFoundException>(() =>
            _store.UpdateAsync(session, session.Request, "write-1", CancellationToken.None)
        );
    }

    [Fact]
    public async Task An_unknown_session_is_not_made_by_a_change()
    {
        var gone = New() with { SessionId = "gone" };
        await Should.ThrowAsync<SessionNotFoundException>(() =>
            _store.UpdateAsync(gone, gone.Request, "write-1", CancellationToken.None)
        );
        await Should.ThrowAsync<SessionNotFoundException>(() =>
            _store.CompleteAsync("gone", 1, "run-1", Result, CancellationToken.None)
        );
        (await _store.FindAsync("gone", CancellationToken.None)).ShouldBeNull();
    }

    private Session New() => NewSession.At(_time.Now);

    private async Task<Session> CreateAsync()
    {
        var session = New();
        await _store.CreateAsync(session, CancellationToken.None);
        return session;
    }

    private sealed class SetTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
