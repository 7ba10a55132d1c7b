using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Finds the names that a part of a template refers to.</summary>
internal static class TemplateReferences
{
    /// <summary>
    /// All mentions in a tree. With <paramref name="holds"/>, the branches of Fn::If that do not apply are left out.
    /// </summary>
    public static IEnumerable<TemplateReference> In(JsonNode? node, Func<string, bool>? holds = null)
    {
        switch (node)
        {
            case JsonArray list:
                return list.SelectMany(item => In(item, holds));
            case JsonObject { Count: 1 } call when call.First() is var (name, argument):
                return name switch
                {
                    "Ref" when argument is JsonValue => [new(argument.ToString(), null)],
                    "Fn::GetAtt" => Attribute(argument, holds),
                    "Fn::Sub" => Substituted(argument, holds),
                    "Fn::If" when holds is not null && argument is JsonArray { Count: 3 } branches => In(
                        holds(branches[0].Text() ?? "") ? branches[1] : branches[2],
                        holds
                    ),
                    _ => In(argument, holds),
                };
            case JsonObject tree:
                return tree.SelectMany(member => In(member.Value, holds));
            default:
                return [];
        }
    }

    /// <summary>The argument of Fn::GetAtt as its two parts: a list, or text with a dot.</summary>
    public static IReadOnlyList<JsonNode?> AttributeParts(JsonNode? argument)
    {
        switch (argument)
        {
            case JsonArray { Count: > 2 } parts when parts.All(static part => part is JsonValue):
                return [parts[0], string.Join('.', parts.Skip(1).Select(static part => part.Text()))];
            case JsonArray parts:
                return [.. parts];
            case JsonValue value:
                var text = value.ToString();
                var dot = text.IndexOf('.', StringComparison.Ordinal);
                return dot < 0 ? [text] : [text[..dot], text[(dot + 1)..]];
            default:
                return [];
        }
    }

    /// <summary>The resources that a resource waits for.</summary>
    public static IReadOnlyList<string> Dependencies(
        Template template,
        ResourceDeclaration resource,
        Func<string, bool> holds
    )
    {
        var names = new List<string>(resource.DependsOn);
        names.AddRange(In(resource.Properties, holds).Select(static reference => reference.Name));
        return
        [
            .. names
                .Where(name => name != resource.LogicalId && template.Resources.ContainsKey(name))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<TemplateReference> Attribute(JsonNode? argument, Func<string, bool>? holds)
    {
        var parts = AttributeParts(argument);
        if (parts is [var name, var attribute])
        {
            yield return new(name.Text() ?? "", attribute is JsonValue ? attribute.Text() : "*");
            foreach (var inner in In(attribute, holds))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<TemplateReference> Substituted(JsonNode? argument, Func<string, bool>? holds)
    {
        var (text, own) = argument switch
        {
            JsonValue value => (value.ToString(), null),
            JsonArray { Count: 2 } pair => (pair[0].Text() ?? "", pair[1] as JsonObject),
            _ => ("", null),
        };
        foreach (var variable in SubText.Variables(text).Where(variable => own is null || !own.ContainsKey(variable)))
        {
            var dot = variable.IndexOf('.', StringComparison.Ordinal);
            yield return dot < 0 ? new(variable, null) : new(variable[..dot], variable[(dot + 1)..]);
        }

        foreach (var inner in In(own, holds))
        {
            yield return inner;
        }
    }
}
