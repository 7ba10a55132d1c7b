using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// A caller's mistake is never an error of a function or of the API: nobody outside can turn an alarm red.
/// </summary>
[Collection(nameof(ServedCloud))]
public sealed class HostileRequestTests(ServedCloud cloud)
{
    private const int FewestRequests = 500;

    private static readonly string[] Functions =
    [
        "combine",
        "recipe",
        "session-create",
        "session-meal",
        "session-update",
    ];

    // a mistake in what starts the workflow
    private static readonly string[] Inputs =
    [
        "[]",
        """{"diet":"lunar"}""",
        """{"request":{"allergens":["fish"]}}""",
        """{"sessionId":"gone","version":1}""",
        """{"sessionId":"{session}","version":7}""",
        """{"sessionId":"{session}","version":"1"}""",
        """{"sessionId":"{session}"}""",
        """{"sessionId":"gone","mealId":"none","request":{}}""",
    ];

    private const int ThrottledAttempts = 100;
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task Whatever_is_sent_the_answer_is_no_error_of_the_server_and_none_is_counted()
    {
        var root = $"/restapis/{await cloud.ExportAsync("ai-chef-api-id")}/live/_user_request_";
        var session = await CreateSessionAsync(root);
        var requests = HostileRequests.All(session).ToList();
        requests.Count.ShouldBeGreaterThanOrEqualTo(FewestRequests);
        var wrong = new List<string>();
        foreach (var request in requests)
        {
            var (status, text) = await SendAsync(request, root);
            if (status is not ((>= 200 and < 300) or 304 or (>= 400 and < 500)))
            {
                wrong.Add($"{request.Name}: {status} {text}");
            }
        }

        wrong.ShouldBeEmpty($"of {requests.Count} requests");
        foreach (var input in Inputs)
        {
            await RunWorkflowAsync(input.Replace("{session}", session, StringComparison.Ordinal));
        }

        (await SumAsync("AWS/ApiGateway", "5XXError", "Name=ApiName,Value=ai-chef-api")).ShouldBe(0);
        foreach (var function in Functions)
        {
            (await SumAsync("AWS/Lambda", "Errors", $"Name=FunctionName,Value=ai-chef-{function}")).ShouldBe(
                0,
                function
            );
            (
                await SumAsync("AWS/Lambda", "Invocations", $"Name=FunctionName,Value=ai-chef-{function}")
            ).ShouldBeGreaterThan(0, function);
        }

        // the alarms on durations tell how busy this machine is, and the workflow's are not about these requests
        foreach (var alarm in Functions.Select(function => $"{function}-errors").Append("api-5xx-errors"))
        {
            (await StateAsync($"ai-chef-{alarm}")).ShouldNotBe("ALARM", alarm);
        }
    }

    private async Task RunWorkflowAsync(string input)
    {
        var machine = await cloud.ExportAsync("ai-chef-stepfunctions-StateMachineArn");
        string[] start = ["stepfunctions", "start-execution", "--state-machine-arn", machine, "--input", input];
        var execution = await cloud.Aws.SaysAsync([.. start, "--query", "executionArn"]);
        string[] describe = ["stepfunctions", "describe-execution", "--execution-arn", execution, "--query", "status"];
        for (var attempt = 1; await cloud.Aws.SaysAsync(describe) == "RUNNING"; attempt++)
        {
            attempt.ShouldBeLessThan(ThrottledAttempts, input);
            await Task.Delay(Wait, TimeProvider.System);
        }
    }

    private Task<string> StateAsync(string alarm) =>
        cloud.Aws.SaysAsync(
            "cloudwatch",
            "describe-alarms",
            "--alarm-names",
            alarm,
            "--query",
            "MetricAlarms[0].StateValue"
        );

    // throttled requests say nothing about the functions
    private async Task<(int Status, string Text)> SendAsync(HostileRequest request, string root)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await RawHttp.SendAsync(cloud.Url, request.Bytes(cloud.Url.Authority, root));
            if (answer.Status != (int)HttpStatusCode.TooManyRequests || attempt == ThrottledAttempts)
            {
                return answer;
            }

            await Task.Delay(Wait, TimeProvider.System);
        }
    }

    private async Task<string> CreateSessionAsync(string root)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await cloud.Http.PostAsync(new Uri(cloud.Url, $"{root}/sessions"), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var session = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return session.RootElement.GetProperty("sessionId").GetString()!;
    }

    private async Task<double> SumAsync(string area, string metric, string dimension)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var said = await cloud.Aws.SaysAsync(
            "cloudwatch",
            "get-metric-statistics",
            "--namespace",
            area,
            "--metric-name",
            metric,
            "--dimensions",
            dimension,
            "--start-time",
            now.AddHours(-2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            "--end-time",
            now.AddHours(1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            "--period",
            "3600",
            "--statistics",
            "Sum",
            "--query",
            "sum(Datapoints[].Sum)"
        );
        return double.Parse(said, CultureInfo.InvariantCulture);
    }
}
