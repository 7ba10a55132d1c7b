using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Functions that are true or false.</summary>
internal sealed partial class Evaluator
{
    private bool Truth(JsonNode? node)
    {
        // conditions may name each other in a circle
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (node is not JsonObject { Count: 1 } call)
        {
            return node is JsonValue value && Scalar(value) is "true" or "True"
                || (
                    node is JsonValue
                        ? false
                        : throw CloudFormationErrors.Validation(
                            "Template format error: Every Conditions member must be a function."
                        )
                );
        }

        var (name, argument) = call.First();
        switch (name)
        {
            case "Fn::And":
                return Several(argument, "Fn::And").All(Truth);
            case "Fn::Or":
                return Several(argument, "Fn::Or").Any(Truth);
            case "Fn::Not":
                return !Truth(
                    argument is JsonArray { Count: 1 } one
                        ? one[0]
                        : throw CloudFormationErrors.Validation(
                            "Template error: every Fn::Not object requires one condition."
                        )
                );
            case "Fn::Equals":
                var pair = argument as JsonArray;
                return pair is { Count: 2 }
                    ? string.Equals(Text(pair[0]), Text(pair[1]), StringComparison.Ordinal)
                    : throw CloudFormationErrors.Validation(
                        "Template error: every Fn::Equals object requires a list of 2 string parameters."
                    );
            case "Condition":
                return Holds(argument.Text() ?? "");
            default:
                return RuleTruth(name, argument) ?? Text(node) == "true";
        }
    }

    private static JsonArray Several(JsonNode? argument, string function) =>
        argument is JsonArray { Count: >= 2 and <= 10 } list
            ? list
            : throw CloudFormationErrors.Validation(
                $"Template error: every {function} object requires a "
                    + "list of at least 2 and at most 10 boolean parameters."
            );
}
