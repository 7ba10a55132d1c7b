using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class MapAndParallelTests
{
    private const string Fails =
        "'ItemProcessor':{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'Burnt','Cause':'too hot'}}}";

    [Fact]
    public async Task A_map_in_sequence_writes_the_events_that_AWS_writes()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Map','MaxConcurrency':1,'ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value'},'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}},'End':true}",
            """["x", "y"]"""
        );
        run.Outcome.Output.ShouldBe("""[{"i":0,"v":"x"},{"i":1,"v":"y"}]""");
        run.Shape.ShouldBe([
            "1<0 ExecutionStarted",
            "2<0 MapStateEntered",
            "3<2 MapStateStarted",
            "4<3 MapIterationStarted",
            "5<4 PassStateEntered",
            "6<5 PassStateExited",
            "7<6 MapIterationSucceeded",
            "8<6 MapIterationStarted",
            "9<8 PassStateEntered",
            "10<9 PassStateExited",
            "11<10 MapIterationSucceeded",
            "12<11 MapStateSucceeded",
            "13<11 MapStateExited",
            "14<13 ExecutionSucceeded",
        ]);
    }

    [Fact]
    public async Task A_failing_map_is_retried_as_a_whole_and_then_caught()
    {
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{'Type':'Map','MaxConcurrency':1,{Fails},'Retry':[{{'ErrorEquals':['Burnt'],'IntervalSeconds':4,'MaxAttempts':1}}],'Catch':[{{'ErrorEquals':['States.ALL'],'Next':'B'}}],'End':true}},'B':{{'Type':'Pass','End':true}}",
            "[1]"
        );
        run.Outcome.Output.ShouldBe("""{"Error":"Burnt","Cause":"too hot"}""");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(4));
        run.Shape.Skip(3)
            .ShouldBe([
                "4<3 MapIterationStarted",
                "5<4 FailStateEntered",
                "6<5 MapIterationFailed",
                "7<5 MapStateStarted",
                "8<7 MapIterationStarted",
                "9<8 FailStateEntered",
                "10<9 MapIterationFailed",
                "11<9 MapStateFailed",
                "12<11 MapStateExited",
                "13<12 PassStateEntered",
                "14<13 PassStateExited",
                "15<14 ExecutionSucceeded",
            ]);
    }

    [Fact]
    public async Task A_map_over_something_else_than_an_array_fails_the_execution() =>
        (
            await MachineRun.OfStatesAsync($"'A':{{'Type':'Map','ItemsPath':'$.x',{Fails},'End':true}}", """{"x":1}""")
        ).Outcome.Cause!.ShouldEndWith("Reference path \"$.x\" must point to array.");

    [Fact]
    public async Task Branches_run_side_by_side_and_give_their_outputs_in_order()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Parallel','ResultSelector':{'both.$':'$[*].n'},'Branches':["
                + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':50,'Next':'X'},'X':{'Type':'Pass','Result':{'n':1},'End':true}}},"
                + "{'StartAt':'V','States':{'V':{'Type':'Wait','Seconds':50,'Next':'Y'},'Y':{'Type':'Pass','Result':{'n':2},'End':true}}}],'End':true}"
        );
        run.Outcome.Output.ShouldBe("""{"both":[1,2]}""");
        run.Duration.ShouldBe(TimeSpan.FromSeconds(50));
    }

    [Fact]
    public async Task All_branches_enter_their_first_state_before_one_goes_on()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Parallel','Branches':["
                + "{'StartAt':'P','States':{'P':{'Type':'Fail','Error':'Burnt'}}},"
                + "{'StartAt':'Q','States':{'Q':{'Type':'Pass','End':true}}}],'End':true}"
        );
        run.Shape.Take(5)
            .ShouldBe([
                "1<0 ExecutionStarted",
                "2<0 ParallelStateEntered",
                "3<2 ParallelStateStarted",
                "4<3 FailStateEntered",
                "5<3 PassStateEntered",
            ]);
        run.Types.TakeLast(2).ShouldBe(["ParallelStateFailed", "ExecutionFailed"]);
    }

    [Fact]
    public async Task The_first_failing_branch_stops_the_others_and_is_caught()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Parallel','Branches':["
                + "{'StartAt':'W','States':{'W':{'Type':'Wait','Seconds':500,'End':true}}},"
                + "{'StartAt':'F','States':{'F':{'Type':'Fail','Error':'Burnt'}}}],"
                + "'Catch':[{'ErrorEquals':['Burnt'],'ResultPath':'$.caught','Next':'B'}],'End':true},'B':{'Type':'Pass','End':true}"
        );
        run.Outcome.Output.ShouldBe("""{"caught":{"Error":"Burnt","Cause":null}}""");
        run.Types.ShouldContain("WaitStateAborted");
        run.Duration.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_catcher_does_not_handle_runtime_errors()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Map','ItemsPath':'$.x','ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','InputPath':'$.none','End':true}}},'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}],'End':true},'B':{'Type':'Pass','End':true}",
            """{"x":[{}]}"""
        );
        run.Outcome.Error.ShouldBe("States.Runtime");
        run.Types.Last().ShouldBe("ExecutionFailed");
    }
}
