using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// Functions of the Rules section, which compare lists of parameters.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-rules.html
/// </summary>
internal sealed partial class Evaluator
{
    public bool HoldsRule(JsonNode? condition) => Truth(condition);

    // null: no function of rules
    private bool? RuleTruth(string name, JsonNode? argument)
    {
        if (name is not ("Fn::Contains" or "Fn::EachMemberEquals" or "Fn::EachMemberIn"))
        {
            return null;
        }

        if (argument is not JsonArray { Count: 2 } pair)
        {
            throw CloudFormationErrors.Validation(
                $"Template error: every {name} object requires a list of 2 parameters."
            );
        }

        var members = RuleTexts(pair[0]);
        var others = RuleTexts(pair[1]);
        return name switch
        {
            "Fn::Contains" => Array.Exists(members, member => member == others.FirstOrDefault()),
            "Fn::EachMemberEquals" => Array.TrueForAll(members, member => member == others.FirstOrDefault()),
            _ => Array.TrueForAll(members, others.Contains),
        };
    }

    private string?[] RuleTexts(JsonNode? node)
    {
        if (node is JsonObject { Count: 1 } call && call.First() is ("Fn::RefAll", { } type))
        {
            return
            [
                .. Template
                    .Parameters.Values.Where(parameter => parameter.Type == type.ToString())
                    .Select(parameter => Text(new JsonObject { ["Ref"] = parameter.Name })),
            ];
        }

        return Evaluate(node) is JsonArray list ? [.. list.Select(Scalar)] : [Text(node)];
    }
}
