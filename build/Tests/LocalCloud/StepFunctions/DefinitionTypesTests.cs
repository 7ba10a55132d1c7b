using AiChef.StatesLanguage.Definitions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

/// <summary>What a field may have as its value, what it excludes, and where it may be.</summary>
public sealed class DefinitionTypesTests
{
    private const string Task = "'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true,";
    private const string Choice = "'Type':'Choice','Default':'A','Choices':[{'Next':'A',";
    private const string Map =
        "'Type':'Map','End':true,'ItemProcessor':{'StartAt':'X','States':{'X':{'Type':'Succeed'}}},";

    [Theory]
    [InlineData(Task + "'Comment':1", "Expected value of type String at /States/A/Comment")]
    [InlineData(
        Task + "'TimeoutSeconds':'5'",
        "Expected value of type Integer that is greater than 0 at /States/A/TimeoutSeconds"
    )]
    [InlineData(
        Task + "'TimeoutSeconds':100000000",
        "Expected value of type Integer that is greater than 0 at /States/A/TimeoutSeconds"
    )]
    [InlineData(
        Task + "'TimeoutSeconds':5,'HeartbeatSeconds':5",
        "'HeartbeatSeconds' must be less than 'TimeoutSeconds' at /States/A/HeartbeatSeconds"
    )]
    [InlineData(
        Task + "'TimeoutSeconds':5,'TimeoutSecondsPath':'$.t'",
        "Only one of these fields can be given: [TimeoutSeconds, TimeoutSecondsPath] at /States/A"
    )]
    [InlineData(Task + "'Retry':{}", "Expected value of type Array at /States/A/Retry")]
    [InlineData(Task + "'Retry':[1]", "Expected value of type Object at /States/A/Retry[0]")]
    [InlineData(
        Task + "'Retry':[{'ErrorEquals':[1]}]",
        "Expected value of type Array of Strings at /States/A/Retry[0]/ErrorEquals"
    )]
    [InlineData(
        Task + "'Retry':[{'ErrorEquals':['E'],'BackoffRate':0.5}]",
        "Expected value of type Number that is greater than or equal to 1 at /States/A/Retry[0]/BackoffRate"
    )]
    [InlineData(
        Task + "'Retry':[{'ErrorEquals':['E'],'MaxAttempts':1.5}]",
        "Expected value of type Integer that is not negative at /States/A/Retry[0]/MaxAttempts"
    )]
    [InlineData(
        Task + "'Retry':[{'ErrorEquals':['E'],'JitterStrategy':'SOME'}]",
        "Expected value of type String that is one of [FULL, NONE] at /States/A/Retry[0]/JitterStrategy"
    )]
    [InlineData(
        Task + "'Retry':[{'ErrorEquals':['E'],'Wait':1}]",
        "Field 'Wait' is not supported at /States/A/Retry[0]"
    )]
    [InlineData(Task + "'Assign':'x'", "Expected value of type Object at /States/A/Assign")]
    [InlineData(
        Choice + "'Variable':'$.a','NumericEquals':'1'}]",
        "Expected value of type Number at /States/A/Choices[0]/NumericEquals"
    )]
    [InlineData(
        Choice + "'Variable':'$.a','TimestampEquals':'noon'}]",
        "Expected value of type String in RFC3339 format at /States/A/Choices[0]/TimestampEquals"
    )]
    [InlineData(Choice + "'And':[]}]", "Value cannot be empty at /States/A/Choices[0]/And")]
    [InlineData(
        Choice + "'Not':{'Variable':'$.a','IsNull':true,'Next':'A'}}]",
        "Field 'Next' is not supported at /States/A/Choices[0]/Not"
    )]
    [InlineData(
        Map + "'MaxConcurrency':-2",
        "Expected value of type Integer that is not negative at /States/A/MaxConcurrency"
    )]
    [InlineData(
        Map + "'ToleratedFailurePercentage':101",
        "Expected value of type Number between 0 and 100 at /States/A/ToleratedFailurePercentage"
    )]
    public void A_state_is_refused(string fields, string expected) =>
        Refused($"{{'StartAt':'A','States':{{'A':{{{fields}}}}}}}", $"SCHEMA_VALIDATION_FAILED: {expected}");

    [Theory]
    [InlineData("'Cook':1", "Field 'Cook' is not supported at /")]
    [InlineData("'TimeoutSeconds':0", "Expected value of type Integer that is greater than 0 at /TimeoutSeconds")]
    [InlineData("'Version':'2.0'", "Expected value of type String that is one of [1.0] at /Version")]
    public void A_machine_is_refused(string field, string expected) =>
        Refused(
            $"{{'StartAt':'A','States':{{'A':{{'Type':'Succeed'}}}},{field}}}",
            $"SCHEMA_VALIDATION_FAILED: {expected}"
        );

    [Fact]
    public void Two_states_of_one_name_are_refused_wherever_they_are() =>
        Refused(
            "{'StartAt':'X','States':{'X':{" + Map.TrimEnd(',') + "}}}",
            "DUPLICATE_STATE_NAME: State names must be unique within a workflow. The duplicate state name is \"X\". "
                + "at /States/X/ItemProcessor/States/X"
        );

    private static void Refused(string definition, string expected) =>
        DefinitionValidator
            .Check(definition.Replace('\'', '"'))
            .Select(static mistake => mistake.ToString())
            .ShouldBe([expected]);
}
