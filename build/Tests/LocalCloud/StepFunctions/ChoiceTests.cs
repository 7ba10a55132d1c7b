using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class ChoiceTests
{
    private const string Input = """{"n":5,"m":7,"s":"soup","t":"2026-01-02T03:04:05Z","b":true,"z":null,"list":[]}""";

    [Theory]
    [InlineData("'Variable':'$.n','NumericEquals':5.0", true)]
    [InlineData("'Variable':'$.n','NumericEquals':6", false)]
    [InlineData("'Variable':'$.n','NumericLessThanPath':'$.m'", true)]
    [InlineData("'Variable':'$.n','NumericGreaterThanEquals':6", false)]
    [InlineData("'Variable':'$.s','NumericEquals':5", false)]
    [InlineData("'Variable':'$.s','StringEquals':'soup'", true)]
    [InlineData("'Variable':'$.s','StringLessThan':'stew'", true)]
    [InlineData("'Variable':'$.s','StringGreaterThanEquals':'stew'", false)]
    [InlineData("'Variable':'$.s','StringMatches':'s*p'", true)]
    [InlineData("'Variable':'$.s','StringMatches':'s*x'", false)]
    [InlineData("'Variable':'$.t','TimestampLessThan':'2026-01-02T03:04:06Z'", true)]
    [InlineData("'Variable':'$.t','TimestampEquals':'2026-01-02T04:04:05+01:00'", true)]
    [InlineData("'Variable':'$.b','BooleanEquals':true", true)]
    [InlineData("'Variable':'$.z','IsNull':true", true)]
    [InlineData("'Variable':'$.s','IsString':false", false)]
    [InlineData("'Variable':'$.n','IsNumeric':true", true)]
    [InlineData("'Variable':'$.b','IsBoolean':true", true)]
    [InlineData("'Variable':'$.t','IsTimestamp':true", true)]
    [InlineData("'Variable':'$.s','IsTimestamp':true", false)]
    [InlineData("'Variable':'$.none','IsPresent':false", true)]
    [InlineData("'Variable':'$.z','IsPresent':true", true)]
    [InlineData("'And':[{'Variable':'$.n','NumericEquals':5},{'Variable':'$.b','BooleanEquals':false}]", false)]
    [InlineData("'Or':[{'Variable':'$.n','NumericEquals':1},{'Not':{'Variable':'$.s','StringEquals':'x'}}]", true)]
    public async Task A_rule_holds_or_not(string rule, bool holds)
    {
        var run = await MachineRun.OfStatesAsync(
            $"'A':{{'Type':'Choice','Choices':[{{{rule},'Next':'Yes'}}],'Default':'No'}},'Yes':{{'Type':'Succeed'}},'No':{{'Type':'Pass','End':true}}",
            Input
        );
        run.Types.ShouldContain(holds ? "SucceedStateEntered" : "PassStateEntered");
    }

    [Fact]
    public async Task Without_a_matching_rule_and_without_a_default_the_execution_fails()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Choice','Choices':[{'Variable':'$.n','NumericEquals':1,'Next':'B'}]},'B':{'Type':'Succeed'}",
            Input
        );
        run.Outcome.Cause!.ShouldContain("Failed to transition out of the state.");
    }

    [Fact]
    public async Task A_variable_that_is_missing_fails_the_execution()
    {
        var run = await MachineRun.OfStatesAsync(
            "'A':{'Type':'Choice','Choices':[{'Variable':'$.none','NumericEquals':1,'Next':'B'}],'Default':'B'},'B':{'Type':'Succeed'}",
            Input
        );
        run.Outcome.Cause!.ShouldEndWith(
            "Invalid path '$.none': The choice state's condition path references an invalid value."
        );
    }
}
