using AiChef.StatesLanguage.Definitions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class DefinitionValidatorTests
{
    private const string Schema = "SCHEMA_VALIDATION_FAILED: ";

    [Theory]
    [InlineData("{}", Schema + "These fields are required: [States, StartAt] at /")]
    [InlineData("{'StartAt':'A'}", Schema + "These fields are required: [States] at /")]
    [InlineData("{'StartAt':'A','States':{'A':{}}}", Schema + "These fields are required: [Type] at /States/A")]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Cook','End':true}}}",
        Schema
            + "The field 'Type' should have one of these values: [Task, Wait, "
            + "Pass, Succeed, Fail, Choice, Parallel, Map] at /States/A/Type"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Parallel','Branches':[],'End':true}}}",
        Schema + "Value cannot be empty at /States/A/Branches"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Wait','Timestamp':'noon','End':true}}}",
        Schema + "String does not match RFC3339 timestamp at /States/A/Timestamp"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Pass','Parameters':{'x.$':'soup'},'End':true}}}",
        Schema
            + "The value for the field 'x.$' must be a valid JSONPath "
            + "or a valid intrinsic function call at /States/A/Parameters"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Pass','Parameters':{'x.$':'States.Boil($.x)'},'End':true}}}",
        Schema
            + "The value for the field 'x.$' must be a valid JSONPath "
            + "or a valid intrinsic function call at /States/A/Parameters"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'cook','End':true}}}",
        Schema
            + "The resource provided cook is not recognized. The value is not a valid resource "
            + "ARN, or the resource is not available in this region. at /States/A/Resource"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Pass','Next':'B'}}}",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Succeed'},'B':{'Type':'Succeed'}}}",
        "MISSING_TRANSITION_TARGET: State \"B\" is not reachable. at /States/B"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Map','ItemProcessor':{'StartAt':'X','States':{'X':{'Type':'Pass','Next':'Y'}}},'End':true}}}",
        "MISSING_TRANSITION_TARGET: Missing 'Next' target: Y at /States/A/ItemProcessor/States/X/Next"
    )]
    [InlineData("[]", Schema + "Definition must be a valid JSON object")]
    [InlineData(
        "{'QueryLanguage':'JSONata','StartAt':'A','States':{'A':{'Type':'Pass','End':true}}}",
        "LOCALCLOUD_NOT_MODELLED: LocalCloud does not model the query language JSONata, only JSONPath at /QueryLanguage"
    )]
    [InlineData(
        "{'StartAt':'A','States':{'A':{'Type':'Map','ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED'},'StartAt':'X','States':{'X':{'Type':'Succeed'}}},'End':true}}}",
        "LOCALCLOUD_NOT_MODELLED: LocalCloud does not model distributed maps, "
            + "only Mode INLINE at /States/A/ItemProcessor/ProcessorConfig/Mode"
    )]
    public void A_mistake_is_named_with_its_place(string definition, string expected) =>
        DefinitionValidator
            .Check(
                definition.Replace('\'', '"').Replace("Missing \"Next\"", "Missing 'Next'", StringComparison.Ordinal)
            )
            .Select(static mistake => mistake.ToString())
            .ShouldBe([expected]);

    [Fact]
    public void Every_mistake_is_found_at_once() =>
        DefinitionValidator
            .Check("""{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"X"},"B":{"Type":"Wait","End":true}}}""")
            .Count.ShouldBe(3);

    [Theory]
    [InlineData(
        "soup",
        "Unrecognized token 'soup': was expecting (JSON String, "
            + "Number, Array, Object or token 'null', 'true' or 'false')"
    )]
    [InlineData("{'a'", "Unexpected character (''' (code 39)): was expecting double-quote to start field name")]
    [InlineData(
        "{\"a\" 1}",
        "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value"
    )]
    [InlineData(
        "{\"a\":1 \"b\":2}",
        "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries"
    )]
    public void Text_that_is_not_JSON_is_described_as_AWS_describes_it(string text, string expected)
    {
        JsonSyntax.Describe(text).ShouldBe(expected);
        DefinitionValidator
            .Check(text)
            .Single()
            .ToString()
            .ShouldStartWith(
                $"INVALID_JSON_DESCRIPTION: {expected}\n at [Source: (String)\"{text}\"; line: 1, column: "
            );
    }
}
