using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>A change names the version that its caller has read.</summary>
public sealed class ExpectedVersionTests
{
    private readonly MemorySessionStore _store = new();
    private readonly SessionCalls _calls;

    public ExpectedVersionTests()
    {
        _calls = new SessionCalls(_store);
        _store.Add();
    }

    [Theory]
    [InlineData("{}", null, 428, "PreconditionRequired")]
    [InlineData("{}", "*", 428, "PreconditionRequired")]
    [InlineData("""{"version":9}""", null, 409, "StaleVersion")]
    [InlineData("{}", "\"9\"", 412, "PreconditionFailed")]
    [InlineData("{}", "W/\"1\"", 412, "PreconditionFailed")]
    [InlineData("{}", "\"01\"", 412, "PreconditionFailed")]
    [InlineData("""{"version":1}""", "\"9\"", 412, "PreconditionFailed")]
    [InlineData("""{"version":9}""", "\"1\"", 409, "StaleVersion")]
    [InlineData("{}", "1", 400, "InvalidRequest")]
    [InlineData("{}", "", 400, "InvalidRequest")]
    [InlineData("{}", " , ", 400, "InvalidRequest")]
    [InlineData("{}", "\"1\" \"2\"", 400, "InvalidRequest")]
    [InlineData("{}", "\"1", 400, "InvalidRequest")]
    [InlineData("{}", "w/\"1\"", 400, "InvalidRequest")]
    [InlineData("{}", "\"a,1\"", 412, "PreconditionFailed")]
    [InlineData("{}", "\"\"", 412, "PreconditionFailed")]
    [InlineData("{}", "\"+1\"", 412, "PreconditionFailed")]
    [InlineData("{}", "\"99999999999\"", 412, "PreconditionFailed")]
    public async Task A_change_of_another_version_changes_nothing(string body, string? tag, int status, string error)
    {
        var before = _store.Sessions["s-1"];
        var answer = await (
            tag is null ? _calls.PatchAsync("s-1", body) : _calls.PatchAsync("s-1", body, ("If-Match", tag))
        );
        var problem = JsonElement.Parse(answer.Body);
        (answer.StatusCode, problem.GetProperty("error").GetString()).ShouldBe((status, error), answer.Body);
        (problem.GetProperty("status").GetInt32(), problem.GetProperty("type").GetString()).ShouldBe(
            (status, $"urn:ai-chef:problem:{error}")
        );
        answer.Headers["Content-Type"].ShouldBe("application/problem+json");
        _store.Sessions["s-1"].ShouldBe(before);
    }

    [Theory]
    [InlineData("{}", "\"1\"", 412, "PreconditionFailed")]
    [InlineData("""{"version":1}""", null, 409, "StaleVersion")]
    public async Task A_change_that_comes_too_late_is_refused_in_the_words_of_its_caller(
        string body,
        string? tag,
        int status,
        string error
    )
    {
        _store.AfterReading = () => _store.Sessions["s-1"] = _store.Sessions["s-1"] with { Version = 2 };
        var answer = await _calls.PatchAsync("s-1", body, tag is null ? [] : [("If-Match", tag)]);
        (answer.StatusCode, JsonElement.Parse(answer.Body).GetProperty("error").GetString()).ShouldBe((status, error));
        _store.Sessions["s-1"].Version.ShouldBe(2);
    }

    [Fact]
    public async Task An_asterisk_beside_a_tag_names_no_version() =>
        (await _calls.PatchAsync("s-1", "{}", ("If-Match", "\"1\""), ("If-Match", "*"))).StatusCode.ShouldBe(428);

    [Theory]
    [InlineData("\"1\"")]
    [InlineData("\"7\", \"1\"")]
    [InlineData("\"1\",")]
    [InlineData(", ,\"a,b\",\"1\"")]
    [InlineData("W/\"7\",\"1\"")]
    public async Task A_change_with_the_entity_tag_of_the_session_is_made(string tag) =>
        (await _calls.PatchAsync("s-1", "{}", ("If-Match", tag))).StatusCode.ShouldBe(200);
}
