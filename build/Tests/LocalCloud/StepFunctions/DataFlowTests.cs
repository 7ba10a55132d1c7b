using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class DataFlowTests
{
    [Fact]
    public async Task A_result_is_put_where_the_result_path_says_into_the_input_before_the_input_path()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Pass','InputPath':'$.in','Result':7,'ResultPath':'$.out.here','End':true}",
            """{"in":{"x":1}}"""
        );
        run.Outcome.Output.ShouldBe("""{"in":{"x":1},"out":{"here":7}}""");
    }

    [Fact]
    public async Task A_null_result_path_keeps_the_input_and_a_null_output_path_empties_it()
    {
        (
            await MachineRun.OfStatesAsync(
                "'A':{'Type':'Pass','Result':7,'ResultPath':null,'End':true}",
                """{"x": 1}"""
            )
        ).Outcome.Output.ShouldBe("""{"x": 1}""");
        (
            await MachineRun.OfStatesAsync("'A':{'Type':'Pass','OutputPath':null,'End':true}", """{"x": 1}""")
        ).Outcome.Output.ShouldBe("{}");
    }

    [Fact]
    public async Task A_result_is_not_a_template_while_parameters_are() =>
        (
            await MachineRun.OfStatesAsync("'A':{'Type':'Pass','Result':{'v.$':'$.x'},'End':true}")
        ).Outcome.Output.ShouldBe("""{"v.$":"$.x"}""");

    [Fact]
    public async Task Parameters_see_the_input_the_context_object_and_constants() =>
        (
            await MachineRun.ParametersAsync(
                """{"a.$":"$.x","b":{"c.$":"$$.StateMachine.Name"},"d":[1,{"e.$":"$$.Execution.Input.x"}],"f":"$.x"}""",
                """{"x":1}"""
            )
        ).ShouldBe("""{"a":1,"b":{"c":"soup"},"d":[1,{"e":1}],"f":"$.x"}""");
}
