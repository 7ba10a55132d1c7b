using System.Text.Json;
using AiChef.Functions.Hosting;
using Amazon.Lambda.APIGatewayEvents;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What a call counts as, by what it answers.</summary>
public sealed class CallOutcomeTests
{
    [Theory]
    [InlineData("""{"outcome":"recipe"}""", "RecipesChosen", "recipe", false)]
    [InlineData("""{"outcome":"no-recipe","reasonCode":"over-budget"}""", "Refusals", "over-budget", true)]
    [InlineData("""{"statusCode":400,"body":"{\"error\":\"InvalidRequest\"}"}""", "Refusals", "invalid-request", true)]
    [InlineData("""{"statusCode":400}""", "Refusals", "other", true)]
    [InlineData("""{"statusCode":399}""", null, "399", false)]
    [InlineData("""{"statusCode":200,"body":"<html>"}""", null, "200", false)]
    [InlineData("""{"statusCode":204,"body":""}""", null, "204", false)]
    [InlineData("""{"total":7}""", null, "done", false)]
    [InlineData("[]", null, "done", false)]
    public void A_task_counts_by_its_outcome_or_status(string answer, string? metric, string reason, bool isByReason) =>
        CallOutcome.Of(JsonElement.Parse(answer)).ShouldBe(new(metric, reason, isByReason));

    [Theory]
    [InlineData(201, "{}", null, "201", false)]
    [InlineData(304, "", null, "304", false)]
    [InlineData(200, null, null, "200", false)]
    [InlineData(400, "", "Refusals", "other", true)]
    [InlineData(404, """{"error":"SessionNotFound"}""", "Refusals", "session-not-found", true)]
    public void A_response_counts_by_its_status(
        int status,
        string? body,
        string? metric,
        string reason,
        bool isByReason
    ) =>
        CallOutcome
            .Of(new APIGatewayProxyResponse { StatusCode = status, Body = body })
            .ShouldBe(new(metric, reason, isByReason));

    [Theory]
    [InlineData(0, "0.0")]
    [InlineData(499, "0.0")]
    [InlineData(500, "0.1")]
    [InlineData(123_499, "12.3")]
    [InlineData(123_500, "12.4")]
    public void Its_latency_is_in_tenths_of_a_millisecond(long ticks, string written)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            new CallMetrics(new(null, "done", false), new TimeSpan(ticks), DateTimeOffset.UnixEpoch).Write(json);
            json.WriteEndObject();
        }

        JsonElement.Parse(stream.ToArray()).GetProperty("Latency").GetRawText().ShouldBe(written);
    }

    [Fact]
    public void An_answer_of_another_shape_is_done() => CallOutcome.Of("text").ShouldBe(new(null, "done", false));

    [Fact]
    public void A_failure_is_counted_by_the_type_of_the_exception() =>
        CallOutcome.OfFailure(new TimeoutException("late")).ShouldBe(new("Failures", "TimeoutException", true));
}
