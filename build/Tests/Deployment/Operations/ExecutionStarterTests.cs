using AiChef.Deployment;
using AiChef.Deployment.Operations.Executions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>Executions are started with input that was checked, and redriven once.</summary>
public sealed class ExecutionStarterTests
{
    private const string Definition = """
        {
          "StartAt": "Begin",
          "States": {
            "Begin": {
              "Type": "Pass",
              "Parameters": {
                "dish.$": "$.dish", "more": { "who.$": "$.guest.name" }, "name.$": "$$.Execution.Name",
                "count.$": "States.ArrayLength($.all)"
              },
              "End": true
            }
          }
        }
        """;

    [Theory]
    [InlineData("{", "input.json:1:2: is no JSON: ")]
    [InlineData("{\n  \"dish\": soup }", "input.json:2:11: is no JSON: ")]
    [InlineData("{}", "input.json lacks $.dish, $.guest.name, which the first state, Begin, reads")]
    [InlineData("""{"dish":1,"guest":"x"}""", "input.json lacks $.guest.name, which the first state, Begin, reads")]
    [InlineData("[]", "input.json lacks $.dish, $.guest.name, which the first state, Begin, reads")]
    public void Input_that_cannot_do_is_refused_before_anything_starts(string input, string expected)
    {
        var failure = Should.Throw<DeploymentException>(() => ExecutionInput.Check("input.json", input, Definition));

        failure.Kind.ShouldBe(FailureKind.Configuration);
        failure.Message.ShouldStartWith(expected);
    }

    [Fact]
    public void Input_over_the_limit_is_refused() =>
        Should
            .Throw<DeploymentException>(() =>
                ExecutionInput.Check("input.json", $"\"{new string('x', 262_144)}\"", Definition)
            )
            .Message.ShouldBe("input.json has 262146 bytes; an input may have 262144");

    [Theory]
    [InlineData("""{"dish":null,"guest":{"name":2}}""", Definition)]
    [InlineData("1", """{"StartAt":"A","QueryLanguage":"JSONata","States":{"A":{"Type":"Pass","End":true}}}""")]
    [InlineData("1", """{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$","End":true}}}""")]
    public void Input_that_may_do_passes(string input, string definition) =>
        ExecutionInput.Check("input.json", input, definition);

    [Fact]
    public async Task An_execution_is_started_once_and_waited_for()
    {
        await using var kitchen = await KitchenFixture.StartAsync();
        var machine = await kitchen.MachineAsync();

        var arn = await kitchen.Starter.StartAsync(machine, """{"dish":"soup"}""", "test", CancellationToken.None);
        var (status, refusal) = await kitchen.Cloud.Clock.RunAsync(
            () => kitchen.Starter.WaitAsync(arn, TimeSpan.FromMinutes(1), CancellationToken.None),
            "the end of the execution"
        );

        (status, refusal).ShouldBe(("FAILED", null));
        machine.Has(arn).ShouldBeTrue();
        (await kitchen.List.NewestAsync([machine], null, 20, CancellationToken.None)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_failed_is_redriven_and_tells_its_states_again()
    {
        await using var kitchen = await KitchenFixture.StartAsync();
        var arn = await kitchen.RunAsync("first");

        await kitchen.Cloud.Clock.RunAsync(
            () => kitchen.Starter.RedriveAsync(arn, CancellationToken.None),
            "the redrive"
        );
        await kitchen.Cloud.Clock.RunAsync(
            () => kitchen.Starter.WaitAsync(arn, TimeSpan.FromMinutes(1), CancellationToken.None),
            "the end of the execution"
        );

        var it = await kitchen.ReadAsync(arn);
        it.Summary.RedriveCount.ShouldBe(1);
        it.Summary.Status.ShouldBe("FAILED");
        it.States.Count(state => state.Name == "End").ShouldBe(2, "a Fail state is entered again");
        it.States.Count(state => state.Name == "Look").ShouldBe(1);
    }
}
