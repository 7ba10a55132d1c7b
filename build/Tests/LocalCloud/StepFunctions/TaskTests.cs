using System.Text.Json.Nodes;
using AiChef.LocalCloud.StepFunctions.Tasks;
using AiChef.StatesLanguage;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class TaskTests
{
    private const string Invoke =
        "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'cook','Payload.$':'$'}";

    [Fact]
    public async Task A_call_of_a_service_is_scheduled_started_and_succeeds()
    {
        var service = new ScriptedService(
            (_, call) => new JsonObject { ["Payload"] = call.Parameters!["Payload"]!.DeepClone(), ["StatusCode"] = 200 }
        );
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{{Invoke},'TimeoutSeconds':300,'ResultSelector':{{'done.$':'$.Payload'}},'ResultPath':'$.r','End':true}}",
            """{"dish":"soup"}""",
            service
        );
        run.Outcome.Output.ShouldBe("""{"dish":"soup","r":{"done":{"dish":"soup"}}}""");
        run.Shape.ShouldBe([
            "1<0 ExecutionStarted",
            "2<0 TaskStateEntered",
            "3<2 TaskScheduled",
            "4<3 TaskStarted",
            "5<4 TaskSucceeded",
            "6<5 TaskStateExited",
            "7<6 ExecutionSucceeded",
        ]);
        run.Events[2]
            .Details!.ToJsonString()
            .ShouldBe(
                """{"resourceType":"lambda","resource":"invoke","region":"eu-west-1","parameters":"{\u0022FunctionName\u0022:\u0022cook\u0022,\u0022Payload\u0022:{\u0022dish\u0022:\u0022soup\u0022}}","timeoutInSeconds":300}"""
            );
    }

    [Fact]
    public async Task A_function_by_its_ARN_has_events_of_its_own_kind()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Task','Resource':'arn:aws:lambda:eu-west-1:111122223333:function:cook','End':true}",
            service: new ScriptedService(static (_, _) => 1)
        );
        run.Types.ShouldBe([
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded",
        ]);
    }

    [Theory]
    [InlineData(
        "'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'cook'}",
        "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:cook:$LATEST "
            + "(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: "
    )]
    [InlineData(
        "'Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'arn:aws:lambda:eu-west-1:111122223333:function:cook:live'}",
        "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:cook:live (Service: AWSLambda;"
    )]
    [InlineData(
        "'Resource':'arn:aws:states:::aws-sdk:lambda:invoke','Parameters':{'FunctionName':'cook'}",
        "Function not found: arn:aws:lambda:eu-west-1:111122223333:function:cook:$LATEST "
            + "(Service: Lambda, Status Code: 404, Request ID: "
    )]
    public async Task A_function_that_does_not_exist_is_not_found(string resource, string cause)
    {
        var run = await MachineRun.OfStatesAsync($"'A':{{'Type':'Task',{resource},'End':true}}");
        run.Outcome.Error.ShouldBe("Lambda.ResourceNotFoundException");
        run.Outcome.Cause!.ShouldStartWith(cause);
        run.Types.Skip(3).ShouldBe(["TaskStarted", "TaskFailed", "ExecutionFailed"]);
    }

    [Fact]
    public async Task Retries_back_off_up_to_their_longest_delay_and_then_succeed()
    {
        var service = new ScriptedService(
            static (call, _) =>
                call < 5 ? throw new TaskErrorException("Lambda.TooManyRequestsException", "slow down") : 1
        );
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{{Invoke},'Retry':[{{'ErrorEquals':['Other'],'MaxAttempts':9}},{{'ErrorEquals':['Lambda.TooManyRequestsException'],'IntervalSeconds':2,'MaxAttempts':4,'BackoffRate':2.0,'MaxDelaySeconds':6}}],'End':true}}",
            service: service
        );
        run.Outcome.Output.ShouldBe("1");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(2 + 4 + 6 + 6));
        run.Types.Count(static type => type == "TaskFailed").ShouldBe(4);
        run.Types.Count(static type => type == "TaskStateEntered").ShouldBe(1);
    }

    [Fact]
    public async Task Retries_end_with_the_error_when_the_attempts_are_used_up()
    {
        var service = new ScriptedService(static (_, _) => throw new TaskErrorException("Oven", "cold"));
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{{Invoke},'Retry':[{{'ErrorEquals':['States.TaskFailed'],'MaxAttempts':2}}],'End':true}}",
            service: service
        );
        (run.Outcome.Error, run.Outcome.Cause, service.Calls).ShouldBe(("Oven", "cold", 3));
        run.Duration.ShouldBe(TimeSpan.FromSeconds(1 + 2));
    }

    [Fact]
    public async Task The_first_catcher_that_matches_takes_the_error()
    {
        var service = new ScriptedService(static (_, _) => throw new TaskErrorException("Oven", "cold"));
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{{Invoke},'Catch':[{{'ErrorEquals':['States.Timeout'],'Next':'C'}},{{'ErrorEquals':['Oven'],'ResultPath':'$.e','Assign':{{'why.$':'$.Cause'}},'Next':'B'}}],'End':true}},"
                + "'B':{'Type':'Pass','Parameters':{'why.$':'$why','error.$':'$.e.Error'},'End':true},'C':{'Type':'Succeed'}",
            service: service
        );
        run.Outcome.Output.ShouldBe("""{"why":"cold","error":"Oven"}""");
        run.Shape.Skip(4).Take(3).ShouldBe(["5<4 TaskFailed", "6<5 TaskStateExited", "7<6 PassStateEntered"]);
    }

    [Fact]
    public async Task A_task_beyond_its_time_limit_times_out()
    {
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{{Invoke},'TimeoutSeconds':9,'Catch':[{{'ErrorEquals':['States.Timeout'],'Next':'B'}}],'End':true}},'B':{{'Type':'Pass','End':true}}",
            service: new SilentService()
        );
        run.Outcome.Output.ShouldBe("""{"Error":"States.Timeout","Cause":null}""");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(9));
        run.Types.ShouldContain("TaskTimedOut");
    }

    [Fact]
    public async Task A_worker_that_sends_no_heartbeat_is_given_up()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke.waitForTaskToken','Parameters':{'Token.$':'$$.Task.Token'},'HeartbeatSeconds':20,'TimeoutSeconds':600,'End':true}",
            service: new ScriptedService(static (_, _) => new JsonObject())
        );
        run.Outcome.Error.ShouldBe("States.HeartbeatTimeout");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(20));
        run.Types.ShouldContain("TaskSubmitted");
    }

    [Fact]
    public async Task A_fail_state_takes_error_and_cause_from_the_input_or_the_definition()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Fail','ErrorPath':'$.e','CausePath':'$.c'}",
            """{"e":"Heat","c":"soup burnt"}"""
        );
        (run.Outcome.Error, run.Outcome.Cause).ShouldBe(("Heat", "soup burnt"));
        run.Shape.ShouldBe(["1<0 ExecutionStarted", "2<0 FailStateEntered", "3<2 ExecutionFailed"]);
    }

    /// <summary>Never answers.</summary>
    private sealed class SilentService : ITaskService
    {
        public bool Handles(TaskResource resource) => true;

        public async Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return new TaskSubmission(null);
        }
    }
}
