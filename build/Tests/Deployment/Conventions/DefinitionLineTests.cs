using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.Conventions.MachineSample;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>A mistake in a definition is told at its own line of the template.</summary>
public sealed class DefinitionLineTests
{
    private const string Several = """
        {
          "StartAt": "Cook",
          "States": {
            "Cook": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 1,
              "Retry": [],
              "Catch": [
                { "ErrorEquals": ["States.Timeout"], "Next": "Serve" },
                { "ErrorEquals": ["States.ALL"], "Next": "Nowhere" }
              ], "Next": "Serve" },
            "Serve": { "Type": "Succeed" }
          }
        }
        """;

    private static string Wrong => Definition.Replace("\"Next\": \"Serve\"", "\"Next\": \"Eat\"");

    [Theory]
    [InlineData("DefinitionString: |")]
    [InlineData("DefinitionString: !Sub |")]
    [InlineData("Definition:")]
    public void A_definition_of_many_lines_has_a_line_for_each(string property) =>
        LinesOf($"{property}\n{Block(Wrong)}").ShouldBe([5, 6]);

    [Fact]
    public void A_function_in_its_long_form_has_the_lines_of_its_text() =>
        LinesOf($"DefinitionString:\n        Fn::Sub: |\n{Block(Block(Wrong))}").ShouldBe([6, 7]);

    [Fact]
    public void A_definition_in_one_line_has_only_that() =>
        LinesOf($"DefinitionString: \"{Wrong.Replace("\"", "\\\"").Replace("\n", "\\n")}\"").ShouldBe([1, 1]);

    [Theory]
    [InlineData("DefinitionString: |")]
    [InlineData("Definition:")]
    public void Each_item_of_a_list_has_its_own_line(string property) =>
        LinesOf($"{property}\n{Block(Several)}").ShouldBe([9]);
}
