using System.Net.Http.Headers;
using System.Text.Json;
using AiChef.Functions.SessionMeals;
using AiChef.LocalCloud;
using Amazon.Runtime;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Executions of the workflow on LocalCloud: how they are started once, and how their end is told.</summary>
public sealed class StepFunctionsWorkflowTests : IAsyncLifetime, IDisposable
{
    private const string Role = "arn:aws:iam::000000000000:role/ai-chef-stepfunctions";

    private const string Machine = "arn:aws:states:us-east-1:000000000000:stateMachine:ai-chef-meal";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private LocalCloudHost _host = null!;
    private AmazonStepFunctionsClient _stepFunctions = null!;

    public async Task InitializeAsync()
    {
        _host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        _stepFunctions = new AmazonStepFunctionsClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonStepFunctionsConfig { ServiceURL = _host.Url.ToString(), AuthenticationRegion = "us-east-1" }
        );
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    public void Dispose() => _stepFunctions.Dispose();

    [Theory]
    [InlineData("""{"Type":"Succeed"}""", "", "")]
    [InlineData("""{"Type":"Fail","Error":"NoInk","Cause":"the ink is out"}""", "NoInk", "the ink is out")]
    [InlineData("""{"Type":"Fail"}""", "FAILED", "")]
    [InlineData("""{"Type":"Pass","Result":{"outcome":"recipe"},"End":true}""", "", "")]
    [InlineData(
        """{"Type":"Pass","Result":{"outcome":"refused","error":"StaleVersion","reason":"changed"},"End":true}""",
        "StaleVersion",
        "changed"
    )]
    public async Task An_execution_that_ended_says_how(string state, string error, string cause)
    {
        var workflow = await WorkflowAsync(state);
        await workflow.StartAsync("meal-1", "{}", CancellationToken.None);
        (await EndAsync(workflow, "meal-1")).ShouldBe(new(false, error, cause));
    }

    [Fact]
    public async Task An_execution_that_waits_is_running_and_one_that_is_stopped_says_so()
    {
        var workflow = await WorkflowAsync("""{"Type":"Wait","Seconds":3600,"End":true}""");
        await workflow.StartAsync("meal-1", "{}", CancellationToken.None);
        (await workflow.FindAsync("meal-1", CancellationToken.None)).ShouldBe(new(true, "", ""));
        await _stepFunctions.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = Execution("meal-1") });
        (await EndAsync(workflow, "meal-1")).ShouldBe(new(false, "ABORTED", ""));
    }

    [Fact]
    public async Task A_name_that_was_started_once_is_left_alone()
    {
        var workflow = await WorkflowAsync("""{"Type":"Succeed"}""");
        await workflow.StartAsync("meal-1", """{"servings":2}""", CancellationToken.None);
        await EndAsync(workflow, "meal-1");
        await Should.NotThrowAsync(() => workflow.StartAsync("meal-1", """{"servings":3}""", CancellationToken.None));
        var execution = await _stepFunctions.DescribeExecutionAsync(
            new DescribeExecutionRequest { ExecutionArn = Execution("meal-1") }
        );
        execution.Input.ShouldBe("""{"servings":2}""");
    }

    [Fact]
    public async Task A_name_that_was_never_started_is_not_found() =>
        (
            await (await WorkflowAsync("""{"Type":"Succeed"}""")).FindAsync("meal-1", CancellationToken.None)
        ).ShouldBeNull();

    [Fact]
    public Task A_workflow_that_is_not_there_is_an_error() =>
        Should.ThrowAsync<AmazonServiceException>(() =>
            new StepFunctionsWorkflow(
                _stepFunctions,
                "arn:aws:states:us-east-1:000000000000:stateMachine:gone"
            ).StartAsync("meal-1", "{}", CancellationToken.None)
        );

    private static string Execution(string name) =>
        $"{Machine.Replace(":stateMachine:", ":execution:", StringComparison.Ordinal)}:{name}";

    // what the functions' own client has no call for
    private async Task<StepFunctionsWorkflow> WorkflowAsync(string state)
    {
        var input = new
        {
            name = "ai-chef-meal",
            roleArn = Role,
            definition = $$$"""{"StartAt":"Only","States":{"Only":{{{state}}}}}""",
        };
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _host.Url)
        {
            Content = new StringContent(
                JsonSerializer.Serialize(input),
                MediaTypeHeaderValue.Parse("application/x-amz-json-1.0")
            ),
        };
        request.Headers.Add("X-Amz-Target", "AWSStepFunctions.CreateStateMachine");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/states/aws4_request, SignedHeaders=host, Signature=0"
        );
        using var answer = await http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return new(_stepFunctions, Machine);
    }

    private static async Task<ExecutionEnd> EndAsync(StepFunctionsWorkflow workflow, string name)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var found = await workflow.FindAsync(name, limit.Token);
            if (found is { IsRunning: false })
            {
                return found;
            }

            await Task.Delay(Pause, TimeProvider.System, limit.Token);
        }
    }
}
