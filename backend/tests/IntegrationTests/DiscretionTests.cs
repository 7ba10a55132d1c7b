using System.Net;
using System.Text.Json.Nodes;
using Amazon.CloudWatchLogs.Model;
using Amazon.StepFunctions;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>What the logs tell: the way of a request, and nothing of who it is about.</summary>
public sealed class DiscretionTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    private const string Allergy = "lupin";

    private static readonly string[] Groups =
    [
        "/aws/lambda/{0}-combine",
        "/aws/lambda/{0}-image-generator",
        "/aws/lambda/{0}-nutrition-calculator",
        "/aws/lambda/{0}-price",
        "/aws/lambda/{0}-recipe",
        "/aws/lambda/{0}-session-create",
        "/aws/lambda/{0}-session-meal",
        "/aws/lambda/{0}-session-update",
        "/aws/apigateway/{0}-api",
        "/aws/stepfunctions/{0}-workflow",
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
        stale.Status.ShouldBe(ExecutionStatus.FAILED);
        var unknown = await backend.CallAsync(HttpMethod.Get, $"/sessions/{id}-gone");
        unknown.Status.ShouldBe(HttpStatusCode.NotFound);

        var lines = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var group in Groups.Select(name => string.Format(null, name, backend.Settings.NamePrefix)))
        {
            lines[group] = await LinesAsync(group, since);
            lines[group].ShouldAllBe(line => !line.Contains(id) && !line.Contains(Allergy));
        }

        foreach (var function in new[] { "session-meal", "recipe", "price", "combine" })
        {
            lines[$"/aws/lambda/{backend.Settings.NamePrefix}-{function}"]
                .ShouldContain(line => line.Contains($"\"correlationId\":\"{correlationId}\""));
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
