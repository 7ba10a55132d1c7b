using System.Globalization;
using System.Text;
using System.Text.Json;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using AiChef.Functions.Settings;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>What is written of a call: where it comes from, how it ended, and nothing of what it is about.</summary>
public sealed class LoggedCallTests : IDisposable
{
    private const string SessionId = "0d9f2f9e-planted";
    private const string Allergy = "planted-allergy";

    private readonly MemoryStream _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task A_request_is_followed_by_its_id_and_answers_with_it()
    {
        var response = await CallAsync(
            Request("order-7"),
            _ => new APIGatewayProxyResponse
            {
                StatusCode = 404,
                Headers = new Dictionary<string, string>(),
                Body = Allergy,
            }
        );
        response.Headers["x-correlation-id"].ShouldBe("order-7");
        var line = Lines().Single();
        Text(line, "correlationId").ShouldBe("order-7");
        Text(line, "apiRequestId").ShouldBe("api-1");
        Text(line, "requestId").ShouldBe("lambda-1");
        Text(line, "traceId").ShouldBe("Root=1-2-3");
        Text(line, "sessionHash").ShouldBe(CallContext.HashOf(SessionId));
        Text(line, "level").ShouldBe("Information");
        line.GetProperty("Refusals").GetInt32().ShouldBe(1);
        Text(line, "reason").ShouldBe("other");
        NothingIsTold();
    }

    [Fact]
    public async Task A_task_of_the_workflow_carries_the_id_of_the_request_that_started_it()
    {
        var input = JsonElement.Parse(
            $$$"""
            {"task":{"execution":"run-1","correlationId":"order-7"},
             "request":{"sessionId":"{{{SessionId}}}","allergies":["{{{Allergy}}}"]}}
            """
        );
        await CallAsync(input, _ => JsonElement.Parse($$"""{"outcome":"recipe","reason":"{{Allergy}}" }"""));
        var line = Lines().Single();
        (Text(line, "correlationId"), Text(line, "execution")).ShouldBe(("order-7", "run-1"));
        Text(line, "sessionHash").ShouldBe(CallContext.HashOf(SessionId));
        line.GetProperty("RecipesChosen").GetInt32().ShouldBe(1);
        NothingIsTold();
    }

    [Theory]
    [InlineData("""{"outcome":"no-recipe","reasonCode":"over-budget"}""", "Refusals", "over-budget")]
    [InlineData("""{"outcome":"refused","error":"StaleVersion"}""", "Refusals", "stale-version")]
    [InlineData("""{"statusCode":200,"body":"{\"outcome\":\"recipe\"}"}""", "RecipesChosen", "recipe")]
    [InlineData(
        """{"statusCode":200,"body":"{\"outcome\":\"no-recipe\",\"reasonCode\":\"nothing-suits\"}"}""",
        "Refusals",
        "nothing-suits"
    )]
    [InlineData("""{"statusCode":400,"body":"{}"}""", "Refusals", "other")]
    [InlineData("""{"statusCode":503,"body":"{\"error\":\"OutOfTime\"}"}""", "Refusals", "out-of-time")]
    public async Task An_answer_counts_by_its_outcome(string answer, string metric, string reason)
    {
        await CallAsync(JsonElement.Parse("{}"), _ => JsonElement.Parse(answer));
        var line = Lines().Single();
        line.GetProperty(metric).GetInt32().ShouldBe(1);
        Text(line, "reason").ShouldBe(reason);
        var directives = line.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray().ToList();
        directives
            .Select(d => d.GetProperty("Metrics")[0].GetProperty("Name").GetString())
            .ShouldBe(["Latency", metric]);
        directives.ShouldAllBe(d => d.GetProperty("Namespace").GetString() == "AiChef");
        line.GetProperty("Latency").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        directives
            .Select(d => d.GetProperty("Metrics")[0].GetProperty("Unit").GetString())
            .ShouldBe(["Milliseconds", "Count"]);
        directives
            .Select(d => d.GetProperty("Dimensions").GetRawText())
            .ShouldBe([
                """[["function"]]""",
                metric == "Refusals" ? """[["function","reason"]]""" : """[["function"]]""",
            ]);
        var written = DateTimeOffset.Parse(Text(line, "timestamp")!, CultureInfo.InvariantCulture);
        line.GetProperty("_aws")
            .GetProperty("Timestamp")
            .GetInt64()
            .ShouldBeLessThanOrEqualTo(written.ToUnixTimeMilliseconds());
        (Text(line, "message"), Text(line, "function")).ShouldBe(("The call ended", "ai-chef-recipe"));
    }

    [Fact]
    public async Task An_exception_is_counted_by_its_type()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            CallAsync<JsonElement, JsonElement>(default, _ => throw new InvalidOperationException(Allergy))
        );
        var line = Lines().Single();
        (Text(line, "level"), Text(line, "reason")).ShouldBe(("Error", "InvalidOperationException"));
        line.GetProperty("Failures").GetInt32().ShouldBe(1);
        NothingIsTold();
    }

    [Fact]
    public async Task The_message_of_a_wrong_request_names_the_field_alone()
    {
        var error = await Should.ThrowAsync<InvalidRequestException>(() =>
            CallAsync<JsonElement, JsonElement>(
                default,
                _ => throw new InvalidRequestException([new("allergies[0]", $"{Allergy} is not known")])
            )
        );
        error.Message.ShouldBe("allergies[0]: is not valid");
        var line = Lines().Single();
        (Text(line, "level"), Text(line, "reason")).ShouldBe(("Error", "InvalidRequestException"));
        NothingIsTold();
    }

    [Fact]
    public void A_session_has_the_same_hash_each_time_and_another_than_others()
    {
        CallContext.HashOf(SessionId).ShouldBe(CallContext.HashOf(SessionId));
        CallContext.HashOf(SessionId).ShouldNotBe(CallContext.HashOf("other"));
        CallContext.HashOf(SessionId)!.Length.ShouldBe(16);
    }

    private string Written() => Encoding.UTF8.GetString(_output.ToArray());

    private void NothingIsTold()
    {
        Written().ShouldNotContain(SessionId);
        Written().ShouldNotContain(Allergy);
    }

    private IEnumerable<JsonElement> Lines() =>
        Written().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line));

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private Task<TOutput> CallAsync<TInput, TOutput>(TInput input, Func<TInput, TOutput> work) =>
        LoggedCall.RunAsync(
            input,
            new Call(),
            (_, _) => Task.FromResult(new FunctionSettings()),
            (given, _) => Task.FromResult(work(given)),
            _output
        );

    private static APIGatewayProxyRequest Request(string correlationId) =>
        new()
        {
            HttpMethod = "GET",
            Headers = new Dictionary<string, string> { ["X-Correlation-Id"] = correlationId },
            PathParameters = new Dictionary<string, string> { ["sessionId"] = SessionId },
            RequestContext = new() { RequestId = "api-1" },
            Body = Allergy,
        };

    private sealed class Call : ILambdaContext
    {
        public string AwsRequestId => "lambda-1";
        public string FunctionName => "ai-chef-recipe";
        public string FunctionVersion => "1";
        public string InvokedFunctionArn => "";
        public string LogGroupName => "";
        public string LogStreamName => "";
        public ILambdaLogger Logger => new MemoryLogger();
        public int MemoryLimitInMB => 512;
        public TimeSpan RemainingTime => TimeSpan.FromSeconds(29);
        public string TraceId => "Root=1-2-3";
    }
}
