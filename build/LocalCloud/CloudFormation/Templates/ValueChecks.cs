using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>What AWS refuses in a template once its parameters have values, while the caller waits.</summary>
internal static class ValueChecks
{
    public static void Run(ParameterizedTemplate template, Scope scope)
    {
        var evaluator = template.Evaluator(new(scope, "", "", []), new NoResources());
        foreach (var condition in template.Template.Conditions)
        {
            evaluator.Holds(condition.Key);
        }

        TemplateRules.Run(template.Template, evaluator);
        var wanted = ParameterizedTemplate.Wanted(evaluator);
        CheckConditionNames(template.Template);
        CheckDisabled(evaluator, wanted);
        foreach (var resource in wanted)
        {
            CheckMappings(evaluator, resource.Properties);
        }
    }

    private static void CheckConditionNames(Template template)
    {
        foreach (var resource in template.Resources.Values)
        {
            foreach (var (name, argument) in Calls(resource.Properties, static _ => null))
            {
                if (
                    name == "Fn::If"
                    && argument is JsonArray { Count: > 0 } list
                    && list[0] is JsonValue condition
                    && !template.Conditions.ContainsKey(condition.ToString())
                )
                {
                    throw CloudFormationErrors.Validation(
                        $"Template error: unresolved condition dependency {condition} in Fn::If"
                    );
                }
            }
        }
    }

    /// <summary>A resource that is made cannot refer to one whose condition does not hold.</summary>
    private static void CheckDisabled(Evaluator evaluator, IReadOnlyList<ResourceDeclaration> wanted)
    {
        var made = wanted.Select(static resource => resource.LogicalId).ToHashSet(StringComparer.Ordinal);
        var missing = wanted
            .SelectMany(resource => TemplateReferences.In(resource.Properties, evaluator.Holds))
            .Select(static reference => reference.Name)
            .Where(name => evaluator.Template.Resources.ContainsKey(name) && !made.Contains(name))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (missing.Length > 0)
        {
            throw CloudFormationErrors.Validation(
                "Template format error: Unresolved resource dependencies "
                    + $"[{string.Join(", ", missing)}] in the Resources block of the template"
            );
        }
    }

    private static void CheckMappings(Evaluator evaluator, JsonNode node)
    {
        foreach (var (name, argument) in Calls(node, evaluator.Holds))
        {
            if (
                name == "Fn::FindInMap"
                && !TemplateReferences
                    .In(argument)
                    .Any(reference => evaluator.Template.Resources.ContainsKey(reference.Name))
            )
            {
                evaluator.Evaluate(new JsonObject { [name] = argument?.DeepClone() });
            }
        }
    }

    /// <summary>
    /// Every function call in a tree; of an Fn::If only the branch that applies, when <paramref name="holds"/> can
    /// tell.
    /// </summary>
    private static IEnumerable<(string Name, JsonNode? Argument)> Calls(JsonNode? node, Func<string, bool?> holds)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } call when call.First().Key.StartsWith("Fn::", StringComparison.Ordinal):
                var (name, argument) = call.First();
                var inner =
                    name == "Fn::If"
                    && argument is JsonArray { Count: 3 } branches
                    && holds(branches[0].Text() ?? "") is { } applies
                        ? Calls(applies ? branches[1] : branches[2], holds)
                        : Calls(argument, holds);
                return inner.Prepend((name, argument));
            case JsonObject tree:
                return tree.SelectMany(member => Calls(member.Value, holds));
            case JsonArray list:
                return list.SelectMany(item => Calls(item, holds));
            default:
                return [];
        }
    }

    private static IEnumerable<(string Name, JsonNode? Argument)> Calls(JsonNode? node, Func<string, bool> holds) =>
        Calls(node, name => (bool?)holds(name));
}
