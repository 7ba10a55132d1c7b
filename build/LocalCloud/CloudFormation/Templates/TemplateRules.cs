using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>
/// The Rules section: what the parameters' values must satisfy together.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
/// </summary>
internal static class TemplateRules
{
    // attributes of resources that a parameter names, which nobody here knows
    private static readonly string[] OfResources = ["Fn::ValueOf", "Fn::ValueOfAll"];

    /// <summary>Refuses rules that are none.</summary>
    public static void Check(JsonNode? section)
    {
        if (section is null)
        {
            return;
        }

        foreach (var (name, rule) in section as JsonObject ?? throw Wrong("Any Rules member must be an object."))
        {
            if (rule?["Assertions"] is not JsonArray { Count: > 0 } assertions)
            {
                throw Wrong($"Rule {name} must have at least one assertion.");
            }

            if (assertions.Any(static each => each is not JsonObject assertion || assertion["Assert"] is null))
            {
                throw Wrong($"Every assertion of rule {name} must have an Assert.");
            }

            if (Calls(rule).FirstOrDefault(OfResources.Contains) is { } function)
            {
                throw CloudFormationErrors.NotModelled($"{function} in rules");
            }
        }
    }

    /// <summary>Refuses the values of parameters that do not satisfy the rules.</summary>
    public static void Run(Template template, Evaluator evaluator)
    {
        foreach (var (name, rule) in template.Root.Object("Rules") ?? [])
        {
            if (rule?["RuleCondition"] is { } condition && !evaluator.HoldsRule(condition))
            {
                continue;
            }

            var failed = rule!["Assertions"]!
                .AsArray()
                .OfType<JsonObject>()
                .FirstOrDefault(assertion => !evaluator.HoldsRule(assertion["Assert"]));
            if (failed is not null)
            {
                throw CloudFormationErrors.Validation(
                    $"Template error: rule {name} failed: {failed.Text("AssertDescription") ?? "an assertion is false"}"
                );
            }
        }
    }

    private static IEnumerable<string> Calls(JsonNode? node) =>
        node switch
        {
            JsonObject tree => tree.SelectMany(static member => Calls(member.Value).Prepend(member.Key)),
            JsonArray list => list.SelectMany(Calls),
            _ => [],
        };

    private static AwsException Wrong(string message) =>
        CloudFormationErrors.Validation("Template format error: " + message);
}
