using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class VariableTests
{
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
