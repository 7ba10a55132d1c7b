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

    [Fact]
    public async Task Variables_last_beyond_the_state_and_are_assigned_after_everything_else()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Pass','Result':{'n':2},'Assign':{'count.$':'$.n','fixed':'x'},'Next':'B'},"
                + "'B':{'Type':'Pass','Parameters':{'seen.$':'$count'},'Assign':{'count':99},'Next':'C'},"
                + "'C':{'Type':'Pass','ResultPath':'$.end','Parameters':{'count.$':'$count','text.$':'$fixed'},'End':true}"
        );
        run.Outcome.Output.ShouldBe("""{"seen":2,"end":{"count":99,"text":"x"}}""");
        run.Events[2].Details!["assignedVariables"]!
            .ToJsonString()
            .ShouldBe("""{"count":"2","fixed":"\u0022x\u0022"}""");
    }

    [Fact]
    public async Task A_result_beyond_the_limit_of_bytes_ends_the_execution()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Pass','Parameters':{'a.$':'$','b.$':'$'},'Next':'B'},'B':{'Type':'Succeed'}",
            $"\"{new string('x', 200_000)}\""
        );
        run.Outcome.Error.ShouldBe("States.DataLimitExceeded");
        run.Types.Last().ShouldBe("ExecutionFailed");
    }

    [Fact]
    public async Task A_machine_that_never_ends_is_ended_by_the_limit_of_events()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Choice','Choices':[{'Variable':'$.stop','IsPresent':true,'Next':'C'}],'Default':'A'},'C':{'Type':'Succeed'}"
        );
        run.Outcome.Cause.ShouldBe("The execution reached the maximum number of history events (25000).");
        run.Events.Count.ShouldBe(25_000);
    }

    [Fact]
    public async Task A_branch_reads_the_variables_around_it_and_keeps_its_own()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Pass','Assign':{'v':1},'Next':'B'},"
                + "'B':{'Type':'Parallel','Branches':[{'StartAt':'I','States':{'I':{'Type':'Pass','Assign':{'v':2},'Next':'J'},'J':{'Type':'Pass','Parameters':{'v.$':'$v'},'End':true}}}],'Next':'C'},"
                + "'C':{'Type':'Pass','Parameters':{'inner.$':'$[0].v','outer.$':'$v'},'End':true}"
        );
        run.Outcome.Output.ShouldBe("""{"inner":2,"outer":1}""");
    }
}
