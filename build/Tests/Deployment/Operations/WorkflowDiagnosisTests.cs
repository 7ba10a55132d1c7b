using AiChef.Deployment.Operations.Diagnosis;
using AiChef.Deployment.Operations.Executions;
using AiChef.LocalCloud.StepFunctions;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Each trouble of workflows is found, and none where all is well.</summary>
public sealed class WorkflowDiagnosisTests
{
    private const string Well = """{"StartAt":"Cook","States":{"Cook":{"Type":"Pass","End":true}}}""";

    private const string Refused =
        """{"StartAt":"Look","States":{"Look":{"Type":"Fail","Error":"DynamoDB.AmazonDynamoDBException","Cause":"""
        + "\"User: arn:aws:sts::000000000000:assumed-role/kitchen/x is not authorized to perform: dynamodb:GetItem "
        + "on resource: arn:aws:dynamodb:us-east-1:000000000000:table/dishes because nothing allows it\"}}}";

    [Fact]
    public async Task A_workflow_that_is_well_has_no_trouble()
    {
        await using var kitchen = await KitchenFixture.StartAsync(definition: Well);
        await kitchen.RunAsync("well");

        (await SearchAsync(kitchen)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_function_that_the_definition_names_and_that_does_not_exist_is_told()
    {
        await using var kitchen = await KitchenFixture.StartAsync();

        var found = await SearchAsync(kitchen);

        var trouble = found.Single(each => each.Kind == TroubleKind.MissingFunction);
        (trouble.Where, trouble.Command).ShouldBe(("state machine kitchen", "DeployLambdas"));
        trouble.Evidence.ShouldBe(
            "there is no function arn:aws:lambda:us-east-1:000000000000:function:painter:live, which it calls"
        );
    }

    [Fact]
    public async Task A_permission_that_the_role_of_the_workflow_lacks_is_told()
    {
        await using var kitchen = await KitchenFixture.StartAsync(definition: Refused);
        await kitchen.RunAsync("hungry");

        var found = await SearchAsync(kitchen);

        var trouble = found.ShouldHaveSingleItem();
        (trouble.Kind, trouble.Where, trouble.Command).ShouldBe((TroubleKind.MissingPermission, "kitchen", "Deploy"));
        trouble.Evidence.ShouldBe(
            "kitchen: not allowed to perform dynamodb:GetItem on "
                + "arn:aws:dynamodb:us-east-1:000000000000:table/dishes"
        );
    }

    [Fact]
    public async Task A_mistake_in_a_deployed_definition_is_told_with_its_place()
    {
        await using var kitchen = await KitchenFixture.StartAsync(definition: Well);
        var machines = kitchen.Cloud.Host.Cloud.Get<StepFunctionsState>().Machines;
        var arn = (await kitchen.MachineAsync()).Arn;
        var machine = machines[arn]!;
        var spoiled = Well.Replace("\"End\":true", "\"Next\":\"Eat\"", StringComparison.Ordinal);
        machines.Put(arn, machine with { Configuration = machine.Configuration with { Definition = spoiled } });

        var found = await SearchAsync(kitchen);

        var trouble = found.First(each => each.Kind == TroubleKind.MalformedDefinition);
        (trouble.Where, trouble.Command).ShouldBe(("state machine kitchen", "DeployStepFunctions"));
        trouble.Evidence.ShouldContain("/States/Cook/Next");
    }

    [Fact]
    public void A_state_that_timed_out_is_named_and_others_that_were_close()
    {
        var began = new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc);
        StateVisit Visit(string name, double seconds, string? error = null) =>
            new()
            {
                Name = name,
                Type = "Task",
                Entered = began,
                Exited = began.AddSeconds(seconds),
                Result = error is null ? StateResult.Succeeded : StateResult.Failed,
                Failures = error is null ? [] : [new(began.AddSeconds(seconds), error, null)],
            };
        ExecutionDetail Of(string status, params StateVisit[] visits) =>
            new()
            {
                Summary = new()
                {
                    Arn = "arn",
                    Name = "dinner",
                    Machine = "kitchen",
                    Status = status,
                    Started = began,
                },
                States = visits,
                Functions = [],
            };
        var limits = StateLimits.Of(
            """{"States":{"Cook":{"TimeoutSeconds":10},"All":{"Branches":[{"States":{"Eat":{"TimeoutSeconds":10}}}]}}}"""
        );

        Told(ExecutionTimeouts.Of(Of("FAILED", Visit("Cook", 10, "States.Timeout"), Visit("Eat", 5)), limits))
            .ShouldBe(["Timeout state Cook of kitchen: timed out in dinner; Eat took 50% of its 10 s"]);
        Told(ExecutionTimeouts.Of(Of("SUCCEEDED", Visit("Cook", 9), Visit("Eat", 5)), limits))
            .ShouldBe(["NearTimeout state Cook of kitchen: took 90% of its 10 s in dinner"]);
        Told(ExecutionTimeouts.Of(Of("TIMED_OUT", Visit("Cook", 1)), limits))
            .ShouldBe(["Timeout state Cook of kitchen: dinner took longer than the state machine may"]);
    }

    [Fact]
    public async Task A_search_that_fails_is_told_and_stops_no_other()
    {
        await using var kitchen = await KitchenFixture.StartAsync(definition: Well);

        var found = await KitchenTroubles.SearchAsync(
            kitchen.Cloud,
            new Failing(kitchen.Cloud.Clock, new AmazonServiceException("no") { ErrorCode = "AccessDenied" }),
            new Failing(kitchen.Cloud.Clock, null),
            new ExpiringCredentials(kitchen.Cloud.Clock.GetUtcNow(), kitchen.Cloud.Clock)
        );

        found
            .Select(each => (each.Kind, each.Where, each.Command))
            .ShouldBe([
                (TroubleKind.NotSearched, "part", "BootstrapAccess"),
                (TroubleKind.NotSearched, "part", "Diagnose"),
                (TroubleKind.CredentialsExpire, "credentials of this run", null),
            ]);
    }

    private static IEnumerable<string> Told(IEnumerable<Trouble> troubles) =>
        troubles.Select(each =>
            $"{each.Kind} {each.Where}: {each.Evidence}".Replace(" %", "%", StringComparison.Ordinal)
        );

    private static async Task<IReadOnlyList<Trouble>> SearchAsync(KitchenFixture kitchen)
    {
        var machine = await kitchen.MachineAsync();
        var cloud = kitchen.Cloud;
        var retry = cloud.Clients.Retry(cloud.Clock);
        var definitions = new DeployedDefinitions(cloud.Clients.StepFunctions, retry, [machine]);
        var executions = new RecentExecutions(
            kitchen.List,
            kitchen.Reader,
            [machine],
            cloud.Clock.GetUtcNow() - DiagnosisRound.Window
        );
        return await KitchenTroubles.SearchAsync(
            cloud,
            new MalformedDefinitions(definitions),
            new DefinitionCalls(definitions, new FunctionLookup(cloud.Clients.Lambda, retry)),
            new RefusedExecutions(executions),
            new ExecutionTimeouts(executions, definitions)
        );
    }

    private sealed class Failing(TimeProvider time, Exception? failure) : ITroubleSearch
    {
        public string Subject => "part";

        public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(failure is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, time, cancellationToken);
            throw failure!;
        }
    }
}
