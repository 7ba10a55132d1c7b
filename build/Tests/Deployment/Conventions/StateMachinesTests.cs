using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>What Step Functions refuses in a definition is found before any call, at its line in the template.</summary>
public sealed class StateMachinesTests
{
    private const int FirstLine = 8;

    [Theory]
    [InlineData("\"StartAt\": \"Cook\"", "\"StartAt\": \"Boil\"", 2, "Missing 'StartAt' target: Boil")]
    [InlineData("\"Next\": \"Serve\"", "\"Next\": \"Eat\"", 7, "Missing 'Next' target: Eat")]
    [InlineData("\"Next\": \"Serve\"", "\"End\": true", 13, "State \"Serve\" is not reachable")]
    [InlineData("\"Next\": \"Serve/Late\"", "\"Next\": \"Nowhere\"", 10, "Missing 'Next' target: Nowhere")]
    [InlineData("lambda:invoke", "lambda:invok", 6, "states:::lambda:invok is not recognized")]
    [InlineData("lambda:invoke", "lambda:invoke.sync", 6, "is not recognized")]
    [InlineData("lambda:invoke", "moon:land", 6, "states:::moon:land is not recognized")]
    [InlineData("\"Type\": \"Task\"", "\"Type\": \"Tusk\"", 5, "should have one of these values")]
    [InlineData("\"TimeoutSeconds\": 5", "\"TimeoutSeconds\": 0", 8, "greater than 0")]
    [InlineData("\"End\": true", "\"End\": true,", 15, "not valid JSON")]
    public void What_Step_Functions_refuses_is_found_at_its_line(string right, string wrong, int line, string text)
    {
        var definition = Definition.Replace(right, wrong, StringComparison.Ordinal);

        var problems = Of($"      DefinitionString: !Sub |\n{Indented(definition, 8)}");

        problems.ShouldContain(problem =>
            problem.StartsWith($"backend/infrastructure/meals-test.yaml:{FirstLine + line}:")
            && problem.Contains(text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_right_definition_has_no_problems() =>
        Of($"      DefinitionString: !Sub |\n{Indented(Definition, 8)}").ShouldBeEmpty();

    [Fact]
    public void A_definition_that_is_an_object_of_the_template_is_checked_at_its_line()
    {
        var right = Definition.Replace("${AWS::Partition}", "aws", StringComparison.Ordinal);
        var wrong = right.Replace("\"Next\": \"Serve\"", "\"Next\": \"Eat\"", StringComparison.Ordinal);

        Of($"      Definition:\n{Indented(right, 8)}").ShouldBeEmpty();
        Of($"      Definition:\n{Indented(wrong, 8)}")
            .ShouldContain(problem =>
                problem.StartsWith($"backend/infrastructure/meals-test.yaml:{FirstLine + 7}:")
                && problem.Contains("Missing 'Next' target: Eat", StringComparison.Ordinal)
            );
    }

    [Theory]
    [InlineData("\"Resource\": \"${Function.Arn}\"")]
    [InlineData("\"Resource\": \"${!Cook}\"")]
    [InlineData("\"Resource\": \"arn:${AWS::Partition}:states:::lambda:invoke\", \"InputPath\": \"${!Path}\"")]
    [InlineData("\"Resource\": \"arn:${AWS::Partition}:states:::lambda:invoke\", \"HeartbeatSeconds\": ${!Pause}")]
    [InlineData("\"Resource\": \"arn:aws-cn:states:::aws-sdk:s3:listBuckets\"")]
    [InlineData("\"Resource\": \"arn:aws:states:::states:startExecution.sync:2\"")]
    public void What_only_AWS_knows_is_not_judged(string resource)
    {
        var definition = Definition.Replace(
            "\"Resource\": \"arn:${AWS::Partition}:states:::lambda:invoke\"",
            resource,
            StringComparison.Ordinal
        );

        Of(
                $"      DefinitionString: !Sub |\n{Indented(definition, 8)}      DefinitionSubstitutions:\n"
                    + "        Cook: !GetAtt Function.Arn\n"
                    + "        Path: !Ref AWS::StackName\n"
                    + "        Pause: !Ref AWS::StackName\n"
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_substitution_is_part_of_the_definition()
    {
        var definition = Definition.Replace("\"Next\": \"Serve\"", "\"Next\": \"${After}\"", StringComparison.Ordinal);

        Of(
                $"      DefinitionString: |\n{Indented(definition.Replace("${AWS::Partition}", "aws", StringComparison.Ordinal), 8)}"
                    + "      DefinitionSubstitutions: { After: Eat }\n"
            )
            .ShouldContain(problem => problem.Contains("Missing 'Next' target: Eat", StringComparison.Ordinal));
    }

    private const string Definition = """
        {
          "StartAt": "Cook",
          "States": {
            "Cook": {
              "Type": "Task",
              "Resource": "arn:${AWS::Partition}:states:::lambda:invoke",
              "Next": "Serve",
              "TimeoutSeconds": 5,
              "Retry": [],
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Serve/Late" }]
            },
            "Serve/Late": { "Type": "Fail" },
            "Serve": { "Type": "Pass",
              "Parameters": { "dish.$": "$.dish" },
              "End": true }
          }
        }
        """;

    private static string Indented(string text, int by) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"{new string(' ', by)}{line}\n"));

    /// <summary>The problems of a machine that has these properties; the definition begins on line 9.</summary>
    private static IReadOnlyList<string> Of(string properties) => MachineSample.Check(properties);
}
