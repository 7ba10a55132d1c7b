using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class StepFunctionsStateMachineResourceTests
{
    private const string Actions =
        "'logs:*LogDeliver*', 'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:describeLogGroups'";

    private static string Template(string definition, string actions = Actions) =>
        $$"""
            Resources:
              Lines:
                Type: AWS::Logs::LogGroup
                Properties: { LogGroupName: /soup, RetentionInDays: 7 }
              Cook:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: 'sts:AssumeRole' }] }
                  Policies: [{ PolicyName: lines, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: [{{actions}}], Resource: '*' }] } }]
              Soup:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  StateMachineName: soup
                  RoleArn: !GetAtt Cook.Arn
                  DefinitionString: '{{definition}}'
                  DefinitionSubstitutions: { dish: leek }
                  LoggingConfiguration: { Level: ERROR, IncludeExecutionData: true, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Lines.Arn } }] }
              Burnt:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: burnt
                  Namespace: AWS/States
                  MetricName: ExecutionsFailed
                  Dimensions: [{ Name: StateMachineArn, Value: !Ref Soup }]
                  Statistic: Sum
                  Period: 300
                  EvaluationPeriods: 1
                  Threshold: 1
                  ComparisonOperator: GreaterThanOrEqualToThreshold
            Outputs:
              Machine: { Value: !Ref Soup }
              Name: { Value: !GetAtt Soup.Name }
            """;

    private const string Failing =
        """{"StartAt":"A","States":{"A":{"Type":"Fail","Error":"Burnt","Cause":"${dish}"}}}""";

    private static readonly (string, string) Iam = ("Capabilities.member.1", "CAPABILITY_IAM");

    [Fact]
    public async Task A_failed_execution_of_a_deployed_machine_is_logged_counted_and_alarms()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(Failing), Iam);
        (await stacks.SettledAsync("kitchen")).ShouldBe(
            "CREATE_COMPLETE",
            string.Join('\n', await stacks.EventsAsync("kitchen"))
        );
        using var client = new RawClient(stacks.Host.Url);
        var arn = StateMachineApiTests.Arn;
        var started = await client.JsonAsync(
            "states",
            "AWSStepFunctions.StartExecution",
            new() { ["stateMachineArn"] = arn }
        );
        var status = "";
        await BoundedWait.UntilAsync(
            async () =>
            {
                var execution = await client.JsonAsync(
                    "states",
                    "AWSStepFunctions.DescribeExecution",
                    new() { ["executionArn"] = started["executionArn"]!.DeepClone() }
                );
                status = execution["status"]!.ToString();
                execution["cause"]?.ToString().ShouldBe("leek");
                return status != "RUNNING";
            },
            "the end of the execution"
        );

        status.ShouldBe("FAILED");
        var lines = await client.JsonAsync(
            "logs",
            "Logs_20140328.FilterLogEvents",
            new() { ["logGroupName"] = "/soup", ["filterPattern"] = "{ $.type = \"ExecutionFailed\" }" }
        );
        lines["events"]!.AsArray().Count.ShouldBe(1);
        var alarm = "";
        await BoundedWait.UntilAsync(
            async () =>
            {
                alarm = (await client.QueryAsync("monitoring", "DescribeAlarms"))
                    .Descendants("StateValue")
                    .Single()
                    .Value;
                return alarm != "INSUFFICIENT_DATA";
            },
            "the alarm"
        );
        alarm.ShouldBe("ALARM");
    }

    [Fact]
    public async Task A_definition_that_is_not_JSON_rolls_the_update_back_and_says_why()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(Failing), Iam);
        await stacks.SettledAsync("kitchen");
        await stacks.UpdateAsync("kitchen", Template("""{"StartAt" "A"}"""), Iam);
        (await stacks.SettledAsync("kitchen")).ShouldBe("UPDATE_ROLLBACK_COMPLETE");
        var reason = (await stacks.EventsAsync("kitchen")).Single(static each =>
            each.StartsWith("Soup UPDATE_FAILED", StringComparison.Ordinal)
        );
        reason.ShouldContain(
            "Resource handler returned message: \"Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: "
                + "Unexpected character ('\"' (code 34)): was expecting a colon to separate field name and value"
        );
        reason.ShouldContain("(Service: AWSStepFunctions; Status Code: 400; Error Code: InvalidDefinition;");
        reason.ShouldContain("HandlerErrorCode: InvalidRequest)");
    }

    [Fact]
    public async Task Logging_with_a_role_that_may_not_deliver_logs_is_refused()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(Failing, "'logs:DescribeLogGroups'"), Iam);
        (await stacks.SettledAsync("kitchen")).ShouldBe("ROLLBACK_COMPLETE");
        (await stacks.EventsAsync("kitchen")).ShouldContain(static each =>
            each.StartsWith("Soup CREATE_FAILED", StringComparison.Ordinal)
            && each.Contains(
                "The state machine IAM Role is not authorized to access the Log Destination",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Everything_is_gone_after_the_stack()
    {
        await using var stacks = await StackFixture.StartAsync();
        await stacks.CreateAsync("kitchen", Template(Failing), Iam);
        await stacks.SettledAsync("kitchen");
        await stacks.CallAsync("DeleteStack", ("StackName", "kitchen"));
        using var client = new RawClient(stacks.Host.Url);
        await BoundedWait.UntilAsync(
            async () => !(await client.QueryAsync("iam", "ListRoles")).Descendants("RoleName").Any(),
            "the end of the roles"
        );

        (await client.QueryAsync("iam", "ListRoles")).Descendants("RoleName").ShouldBeEmpty();
        (await client.JsonAsync("states", "AWSStepFunctions.ListStateMachines", []))["stateMachines"]!
            .AsArray()
            .ShouldBeEmpty();
        (await client.JsonAsync("logs", "Logs_20140328.DescribeLogGroups", []))["logGroups"]!.AsArray().ShouldBeEmpty();
    }
}
