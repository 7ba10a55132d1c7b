using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>A state machine that the AWS CLI creates and runs.</summary>
public sealed class ExecutionTests
{
    private const string Definition = """
        {"StartAt":"A","States":{
          "A":{"Type":"Pass","Result":{"dish":"soup"},"ResultPath":"$.a","Next":"B"},
          "B":{"Type":"Pass","End":true}}}
        """;

    [Fact]
    public async Task An_execution_of_pass_states_succeeds_with_its_output()
    {
        await using var cloud = await JudgedCloud.StartAsync();
        var machine = await cloud.Aws.SaysAsync(
            "stepfunctions",
            "create-state-machine",
            "--name",
            "passing",
            "--role-arn",
            "arn:aws:iam::000000000000:role/any",
            "--definition",
            Definition,
            "--query",
            "stateMachineArn"
        );

        var execution = await cloud.Aws.SaysAsync(
            "stepfunctions",
            "start-execution",
            "--state-machine-arn",
            machine,
            "--input",
            """{"n":1}""",
            "--query",
            "executionArn"
        );
        await BoundedWait.UntilAsync(async () => await DescribeAsync("status") != "RUNNING", "the execution to end");

        (await DescribeAsync("output")).ShouldBe("""{"n":1,"a":{"dish":"soup"}}""");

        Task<string> DescribeAsync(string member) =>
            cloud.Aws.SaysAsync("stepfunctions", "describe-execution", "--execution-arn", execution, "--query", member);
    }
}
