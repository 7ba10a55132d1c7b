using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Lambda;

public sealed class InvocationTests
{
    private const string Function = "arn:aws:lambda:eu-west-1:000000000000:function:soup";
    private const string Api = "arn:aws:execute-api:eu-west-1:000000000000:abc";

    [Fact]
    public async Task A_warm_environment_serves_the_next_call_and_a_changed_function_gets_a_new_one()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'Environment':{'Variables':{'DISH':'soup'}}}");
        var first = await lambda.InvokeAsync("soup", "pid");
        first.ShouldSatisfyAllConditions(
            () => first.Error.ShouldBeNull(),
            () => first.Version.ShouldBe("$LATEST"),
            () => first.Log.ShouldContain("Init Duration")
        );
        var second = await lambda.InvokeAsync("soup", "pid");
        second.Text.ShouldBe(first.Text);
        second.Log.ShouldNotContain("Init Duration");
        (await lambda.InvokeAsync("soup", "calls")).Text.ShouldBe("\"3\"");
        (await lambda.InvokeAsync("soup", "variable DISH")).Text.ShouldBe("\"soup\"");
        (await lambda.InvokeAsync("soup", "variable AWS_ENDPOINT_URL")).Text.ShouldContain(
            lambda.Host.Url.Port.ToString(CultureInfo.InvariantCulture)
        );
        await lambda.CallAsync(
            HttpMethod.Put,
            "soup/configuration",
            new JsonObject { ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { ["DISH"] = "stew" } } }
        );
        (await lambda.InvokeAsync("soup", "variable DISH")).Text.ShouldBe("\"stew\"");
    }

    [Fact]
    public async Task What_goes_wrong_in_a_function_is_reported_as_from_Lambda()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        await lambda.MakeAsync("stew", "{'Timeout':5}");
        var failed = await lambda.InvokeAsync("soup", "fail");
        (failed.Status, failed.Error).ShouldBe((200, "Unhandled"));
        JsonNode.Parse(failed.Text)!["errorMessage"]!.ToString().ShouldBe("the soup is burnt");
        var ended = JsonNode.Parse((await lambda.InvokeAsync("soup", "exit")).Text)!;
        ended["errorType"]!.ToString().ShouldBe("Runtime.ExitError");
        ended["errorMessage"]!.ToString().ShouldEndWith("Error: Runtime exited with error: exit status 7");
        var hung = JsonNode.Parse((await lambda.InvokeAsync("stew", "hang")).Text)!;
        hung["errorType"]!.ToString().ShouldBe("Sandbox.Timedout");
        hung["errorMessage"]!.ToString().ShouldEndWith("Error: Task timed out after 5.00 seconds");
        (await lambda.InvokeAsync("stew")).Text.ShouldBe("\"hello\"");
    }

    [Fact]
    public async Task A_function_that_does_not_start_says_why()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'Environment':{'Variables':{'FAILS_TO_START':'yes'}}}");
        var answer = await lambda.InvokeAsync("soup");
        (answer.Error, JsonNode.Parse(answer.Text)!["errorType"]!.ToString()).ShouldBe(
            ("Unhandled", "Runtime.ExitError")
        );
        answer.Log.ShouldContain("no stove");
    }

    [Fact]
    public async Task What_a_function_writes_is_in_the_log_between_start_and_report()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        var lines = (await lambda.InvokeAsync("soup", "log")).Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("START RequestId: ");
        var id = lines[0].Split(' ')[2];
        lines[1].ShouldMatch($"^\\d{{4}}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{{3}}Z\t{id}\tinfo\tsalt, pepper$");
        lines[^1].ShouldStartWith("REPORT RequestId: ");
        lines[^1]
            .ShouldNotContain(
                "\tDuration: 0.00 ms",
                customMessage: "the start must not be taken off the call's own time"
            );
    }

    [Fact]
    public async Task A_call_has_ended_when_all_that_it_wrote_is_in_its_log_also_a_line_without_an_end()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        for (var call = 0; call < 3; call++)
        {
            var log = (await lambda.InvokeAsync("soup", "log much")).Log;
            log.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^4..^1]
                .Select(line => line.Split(' ')[0])
                .ShouldBe(["a", "thyme", "END"]);
        }
    }

    [Fact]
    public async Task With_a_log_in_JSON_what_Lambda_writes_of_a_call_is_JSON_too()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'LoggingConfig':{'LogFormat':'JSON'}}");

        var first = Events((await lambda.InvokeAsync("soup", "log")).Log);
        first.Select(Type).ShouldBe(["platform.initStart", "platform.start", "platform.report"]);
        first[0]["record"]!["initializationType"]!.ToString().ShouldBe("on-demand");
        first[1]["record"]!["version"]!.ToString().ShouldBe("$LATEST");
        var record = first[2]["record"]!;
        record["requestId"]!.ToString().ShouldBe(first[1]["record"]!["requestId"]!.ToString());
        record["status"]!.ToString().ShouldBe("success");
        var metrics = record["metrics"]!;
        metrics["durationMs"]!.GetValue<double>().ShouldBeGreaterThan(0);
        metrics["billedDurationMs"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(1);
        metrics["memorySizeMB"]!.GetValue<int>().ShouldBe(128);
        metrics["maxMemoryUsedMB"]!.GetValue<int>().ShouldBeGreaterThan(0);
        metrics["initDurationMs"]!.GetValue<double>().ShouldBeGreaterThan(0);

        var second = Events((await lambda.InvokeAsync("soup", "fail")).Log);
        second.Select(Type).ShouldBe(["platform.start", "platform.report"]);
        (Status(second), second[1]["record"]!["metrics"]!["initDurationMs"]).ShouldBe(("failure", null));
    }

    [Theory]
    [InlineData("exit", 60, "error", "Runtime.ExitError")]
    [InlineData("hang", 1, "timeout", "Sandbox.Timedout")]
    public async Task A_call_that_ends_badly_is_reported_in_JSON_with_its_error(
        string call,
        int seconds,
        string status,
        string type
    )
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'LoggingConfig':{'LogFormat':'JSON','SystemLogLevel':'WARN'}}");

        Events((await lambda.InvokeAsync("soup", "log")).Log).ShouldBeEmpty();

        await lambda.CallAsync(HttpMethod.Put, "soup/configuration", new JsonObject { ["Timeout"] = seconds });
        var report = Events((await lambda.InvokeAsync("soup", call)).Log).ShouldHaveSingleItem();
        (Status([report]), report["record"]!["errorType"]!.ToString()).ShouldBe((status, type));
    }

    [Theory]
    [InlineData(
        "{'LoggingConfig':{'LogFormat':'JSON'}}",
        "{\"timestamp\":\"[^\"]+\",\"level\":\"Information\",\"requestId\":\"[^\"]+\",.*\"message\":\"salt, pepper\"}"
    )]
    [InlineData("{'Environment':{'Variables':{'AWS_LAMBDA_HANDLER_LOG_FORMAT':'Unformatted'}}}", "salt, pepper")]
    public async Task What_a_function_writes_has_the_format_that_the_function_asks_for(string settings, string line)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", settings);
        var lines = (await lambda.InvokeAsync("soup", "log")).Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain(written => System.Text.RegularExpressions.Regex.IsMatch(written, $"^{line}$"));
    }

    [Theory]
    [InlineData("WARN")]
    [InlineData("Error")]
    public async Task Lines_below_the_level_of_the_function_are_left_out(string level)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync(
            "soup",
            $"{{'Environment':{{'Variables':{{'AWS_LAMBDA_HANDLER_LOG_LEVEL':'{level}'}}}}}}"
        );
        (await lambda.InvokeAsync("soup", "log")).Log.ShouldNotContain("salt, pepper");
    }

    [Fact]
    public async Task An_error_of_a_function_is_in_the_log_in_one_piece()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        (await lambda.InvokeAsync("soup", "fail")).Log.ShouldContain(
            "\tfail\tSystem.InvalidOperationException: the soup is burnt"
        );
    }

    [Fact]
    public async Task A_call_beyond_the_reserved_concurrency_is_throttled()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        await lambda.CallAsync(
            HttpMethod.Put,
            "/2017-10-31/functions/soup/concurrency",
            new JsonObject { ["ReservedConcurrentExecutions"] = 0 }
        );
        var refusal = await ServiceFixture.RefusedAsync(() => lambda.InvokeAsync("soup"));
        (refusal.Status, refusal.Code, refusal.Text).ShouldBe((429, "TooManyRequestsException", "Rate Exceeded."));
    }

    [Fact]
    public async Task A_service_needs_a_permission_on_the_very_alias_it_calls()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'Publish':true}");
        await lambda.CallAsync(
            HttpMethod.Post,
            "soup/aliases",
            new JsonObject { ["Name"] = "live", ["FunctionVersion"] = "1" }
        );
        await lambda.CallAsync(
            HttpMethod.Post,
            "soup/policy?Qualifier=live",
            new JsonObject
            {
                ["StatementId"] = "api",
                ["Action"] = "lambda:InvokeFunction",
                ["Principal"] = "apigateway.amazonaws.com",
                ["SourceArn"] = $"{Api}/*/GET/soup",
            }
        );
        var runtime = lambda.Host.Cloud.Get<FunctionRuntime>();
        var call = new FunctionCall
        {
            FunctionArn = $"{Function}:live",
            Payload = "\"hello\""u8.ToArray(),
            Principal = "apigateway.amazonaws.com",
            SourceArn = $"{Api}/prod/GET/soup",
        };
        (await runtime.InvokeAsync(call, CancellationToken.None)).ExecutedVersion.ShouldBe("1");
        foreach (
            var refused in new[]
            {
                call with
                {
                    SourceArn = $"{Api}/prod/PUT/soup",
                },
                call with
                {
                    Principal = "events.amazonaws.com",
                },
                call with
                {
                    FunctionArn = Function,
                },
            }
        )
        {
            (
                await Should.ThrowAsync<AwsException>(() => runtime.InvokeAsync(refused, CancellationToken.None))
            ).Code.ShouldBe("AccessDeniedException");
        }
    }

    [Fact]
    public async Task Errors_of_a_function_are_counted_for_alarms()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        using var metrics = new RawClient(lambda.Host.Url);
        await lambda.MakeAsync("soup");
        await metrics.QueryAsync(
            "monitoring",
            "PutMetricAlarm",
            ("AlarmName", "burnt"),
            ("Namespace", "AWS/Lambda"),
            ("MetricName", "Errors"),
            ("Dimensions.member.1.Name", "FunctionName"),
            ("Dimensions.member.1.Value", "soup"),
            ("Statistic", "Sum"),
            ("Period", "60"),
            ("EvaluationPeriods", "1"),
            ("Threshold", "3"),
            ("ComparisonOperator", "GreaterThanOrEqualToThreshold")
        );
        for (var i = 0; i < 3; i++)
        {
            (await lambda.InvokeAsync("soup", "fail")).Error.ShouldBe("Unhandled");
        }

        (await metrics.QueryAsync("monitoring", "DescribeAlarms", ("AlarmNames.member.1", "burnt")))
            .Descendants("StateValue")
            .Single()
            .Value.ShouldBe("ALARM");
    }

    [Fact]
    public async Task Processes_end_with_the_host()
    {
        Process process;
        await using (var lambda = await LambdaFixture.StartAsync())
        {
            await lambda.MakeAsync("soup");
            process = Process.GetProcessById(
                int.Parse((await lambda.InvokeAsync("soup", "pid")).Text.Trim('"'), CultureInfo.InvariantCulture)
            );
        }

        using (process)
        {
            await process.WaitForExitAsync(CancellationToken.None);
            process.HasExited.ShouldBeTrue();
        }
    }

    // what Lambda writes, among the lines of the function
    private static List<JsonNode> Events(string log) =>
        [
            .. log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line.StartsWith("{\"time\":", StringComparison.Ordinal))
                .Select(line => JsonNode.Parse(line)!),
        ];

    private static string Type(JsonNode written) => written["type"]!.ToString();

    private static string Status(List<JsonNode> written) => written[^1]["record"]!["status"]!.ToString();
}
