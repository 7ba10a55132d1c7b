using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Conventions.MachineSample;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>Where only AWS knows which state follows, no state is called unreachable.</summary>
public sealed class UnknownTransitionTests
{
    private const string Choice = """
        {
          "StartAt": "Cook",
          "States": {
            "Cook": { "Type": "Choice", "Default": "${Function}",
              "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "Serve" }] },
            "Serve": { "Type": "Succeed" },
            "Late": { "Type": "Fail" }
          }
        }
        """;

    [Theory]
    [InlineData("\"StartAt\": \"Cook\"", "\"StartAt\": \"${Function}\"")]
    [InlineData("\"Next\": \"Serve\"", "\"Next\": \"${Function}\"")]
    public void What_follows_may_be_any_state(string known, string unknown) =>
        Of(Definition.Replace(known, unknown, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void So_may_what_follows_by_default() => Of(Choice).ShouldBeEmpty();

    [Theory]
    [InlineData("\"Comment\": \"${Function}\", \"End\": true")]
    [InlineData("\"InputPath\": \"${Function}\", \"End\": true")]
    [InlineData("\"Parameters\": { \"a.$\": \"${Function}\" }, \"End\": true")]
    public void Another_value_that_only_AWS_knows_leads_nowhere(string fields) =>
        Of(Definition.Replace("\"Next\": \"Serve\"", fields, StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldStartWith(
                "the definition of 'Machine' is refused: State \"Serve\" is not reachable at /States/Serve; "
            );

    private static IReadOnlyList<string> Of(string definition) =>
        TextsOf($"DefinitionString: !Sub |\n{Block(definition)}");
}
