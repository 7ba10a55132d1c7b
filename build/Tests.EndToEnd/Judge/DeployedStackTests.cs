using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>What the AWS CLI sees of a deployed stack, and of changes that it plans for it.</summary>
public sealed class DeployedStackTests(JudgedStack stack) : IClassFixture<JudgedStack>
{
    private readonly AwsCli _aws = stack.Aws;

    [Fact]
    public async Task The_alarm_has_the_threshold_of_the_template() =>
        (
            await _aws.SaysAsync(
                "cloudwatch",
                "describe-alarms",
                "--alarm-names",
                "AI-Chef-StepFunctions-Errors",
                "--query",
                "MetricAlarms[0].Threshold"
            )
        ).ShouldBe("1.0");

    [Fact]
    public async Task The_log_group_keeps_seven_days() =>
        (
            await _aws.SaysAsync(
                "logs",
                "describe-log-groups",
                "--log-group-name-prefix",
                "/aws/stepfunctions/ai-chef-workflow",
                "--query",
                "logGroups[0].retentionInDays"
            )
        ).ShouldBe("7");

    [Fact]
    public async Task Every_output_is_an_export() =>
        (await _aws.SaysAsync("cloudformation", "list-exports", "--query", "length(Exports)")).ShouldBe("5");

    [Fact]
    public async Task Validate_template_reads_the_parameters() =>
        (
            await _aws.SaysAsync(
                "cloudformation",
                "validate-template",
                "--template-body",
                StackCommands.TemplateWith(threshold: 1),
                "--query",
                "sort(Parameters[].ParameterKey)"
            )
        ).ShouldBe(
            "AlarmTopicArn Environment LogRetentionDays NamePrefix PermissionsBoundary SessionsTable StateMachineType "
                + "TracingEnabled"
        );

    [Fact]
    public async Task A_change_set_shows_the_one_change()
    {
        await _aws.CreateChangeSetAsync("look", threshold: 2);
        (await _aws.WaitForChangeSetAsync("look")).ShouldEnd(0);

        (await _aws.ChangeSetAsync("look", "Changes[].ResourceChange.[Action,LogicalResourceId,Replacement]")).ShouldBe(
            "Modify StepFunctionsErrorAlarm False"
        );
    }

    [Fact]
    public async Task A_change_set_without_changes_fails_in_the_words_of_AWS()
    {
        await _aws.CreateChangeSetAsync("same", threshold: 1);
        (await _aws.WaitForChangeSetAsync("same")).ExitCode.ShouldNotBe(0);

        (await _aws.ChangeSetAsync("same", "StatusReason")).ShouldBe(
            "The submitted information didn't contain changes. Submit different information to create a change set."
        );
    }
}
