using System.Net;
using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs.Model;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>What the logs tell: the way of a request, and nothing of who it is about.</summary>
public sealed class DiscretionTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    private const string Allergy = "lupin";
    private const StringComparison Ignored = StringComparison.OrdinalIgnoreCase;

    private static readonly string[] Groups =
    [
        "/aws/lambda/*-combine",
        "/aws/lambda/*-image-generator",
        "/aws/lambda/*-nutrition-calculator",
        "/aws/lambda/*-price",
        "/aws/lambda/*-recipe",
        "/aws/lambda/*-session-create",
        "/aws/lambda/*-session-meal",
        "/aws/lambda/*-session-update",
        "/aws/apigateway/*-api",
        "/aws/stepfunctions/*-workflow",
    ];

    private static readonly TimeSpan WaitBudget = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task A_request_is_found_in_every_log_by_its_correlation_id_and_nobody_by_what_they_avoid()
    {
        var since = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        var session = await backend.CreateSessionAsync(new JsonObject { ["allergies"] = new JsonArray(Allergy) });
        var id = session["sessionId"]!.GetValue<string>();
        var ordered = await backend.CallAsync(HttpMethod.Post, $"/sessions/{id}/meal");
        ordered.Status.ShouldBe(HttpStatusCode.Accepted);
        var correlationId = ordered.Headers["x-correlation-id"];
        await EndAsync(id);
        var stale = await backend.RunAsync(
            new JsonObject
            {
                ["sessionId"] = id,
                ["version"] = 7,
                ["allergies"] = new JsonArray(Allergy),
            }
        );
        stale.ShouldBeRefused("StaleVersion");
        var unknown = await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}-gone");
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);

        var lines = new Dictionary<string, IReadOnlyList<string>>();
        foreach (
            var group in Groups.Select(name => name.Replace("*", backend.Settings.NamePrefix, StringComparison.Ordinal))
        )
        {
            lines[group] = await LinesAsync(group, since);
            lines[group].ShouldAllBe(line => !line.Contains(id, Ignored) && !line.Contains(Allergy, Ignored));
        }

        foreach (var function in new[] { "session-meal", "recipe", "price", "combine" })
        {
            lines[$"/aws/lambda/{backend.Settings.NamePrefix}-{function}"]
                .ShouldContain(line => line.Contains($"\"correlationId\":\"{correlationId}\"", Ignored));
        }
    }

    private async Task EndAsync(string id)
    {
        using var patience = new CancellationTokenSource(WaitBudget);
        while (
            (await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}/meal")).Body["status"]!.ToString() == "running"
        )
        {
            await Task.Delay(Pause, TimeProvider.System, patience.Token);
        }
    }

    private async Task<IReadOnlyList<string>> LinesAsync(string group, DateTimeOffset since)
    {
        var lines = new List<string>();
        string? token = null;
        do
        {
            var page = await backend.Logs.FilterLogEventsAsync(
                new FilterLogEventsRequest
                {
                    LogGroupName = group,
                    StartTime = since.ToUnixTimeMilliseconds(),
                    NextToken = token,
                }
            );
            lines.AddRange(page.Events?.Select(e => e.Message) ?? []);
            token = page.NextToken;
        } while (token is not null);

        return lines;
    }
}
