using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>
/// The Details of a modification: which property changes, for what cause, and whether that needs a new resource.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChangeDetail.html
/// </summary>
internal sealed class PropertyChanges(
    Template after,
    ParameterizedTemplate? before,
    IReadOnlySet<string> changedParameters,
    IReadOnlyDictionary<string, PlannedAction> planned,
    ResourceSchema schema
)
{
    /// <summary>A direct modification that AWS shows only together with property values.</summary>
    public const string OnlyWithValues = "DirectModification+";

    /// <summary>
    /// What AWS can tell without values: a property that asks for an attribute of a changing resource may change, too.
    /// </summary>
    public IReadOnlyList<JsonObject> Foreseen(ResourceDeclaration resource, Func<string, bool> holds) =>
        [
            .. from member in resource.Properties
            from reference in TemplateReferences.In(member.Value, holds).Distinct()
            where
                reference.Attribute is not null
                && planned.GetValueOrDefault(reference.Name) is PlannedAction.Modify or PlannedAction.Replace
            select Detail(
                member.Key,
                null,
                null,
                ("ResourceAttribute", "Dynamic", $"{reference.Name}.{reference.Attribute}")
            ),
        ];

    public IReadOnlyList<JsonObject> Between(ResourceDeclaration resource, JsonObject old, JsonObject next)
    {
        var details = new List<JsonObject>();
        var names = schema
            .Registry.Schema.Properties.Keys.Concat(next.Select(static member => member.Key))
            .Concat(old.Select(static member => member.Key))
            .Distinct(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!JsonNode.DeepEquals(old[name], next[name]))
            {
                details.AddRange(Causes(resource, name).Select(cause => Detail(name, old[name], next[name], cause)));
            }
        }

        return details;
    }

    private IEnumerable<(string Source, string Evaluation, string? Entity)> Causes(
        ResourceDeclaration resource,
        string name
    )
    {
        var raw = resource.Properties[name];
        var references = TemplateReferences.In(raw).Distinct().ToArray();
        var found = false;
        foreach (var reference in references)
        {
            if (changedParameters.Contains(reference.Name) && !after.Parameters[reference.Name].IsSsm)
            {
                found = true;
                yield return ("ParameterReference", "Static", reference.Name);
            }
        }

        if (found)
        {
            yield return ("DirectModification", "Dynamic", null);
            yield break;
        }

        foreach (var reference in references)
        {
            var action = planned.GetValueOrDefault(reference.Name);
            if (reference.Attribute is { } attribute && action is PlannedAction.Modify or PlannedAction.Replace)
            {
                found = true;
                yield return (
                    "ResourceAttribute",
                    action == PlannedAction.Replace ? "Static" : "Dynamic",
                    $"{reference.Name}.{reference.Attribute}"
                );
                if (action == PlannedAction.Replace)
                {
                    yield return (OnlyWithValues, "Dynamic", null);
                }
            }
            else if (reference.Attribute is null && action is PlannedAction.Replace)
            {
                found = true;
                yield return ("ResourceReference", "Static", reference.Name);
            }
        }

        if (!found || !SameExpression(resource, name))
        {
            yield return (
                "DirectModification",
                found || references.Any(reference => planned.GetValueOrDefault(reference.Name) is PlannedAction.Add)
                    ? "Dynamic"
                    : "Static",
                null
            );
        }
    }

    private bool SameExpression(ResourceDeclaration resource, string name) =>
        before?.Template.Resources.TryGetValue(resource.LogicalId, out var old) == true
        && JsonNode.DeepEquals(old!.Properties[name], resource.Properties[name]);

    private JsonObject Detail(
        string name,
        JsonNode? old,
        JsonNode? next,
        (string Source, string Evaluation, string? Entity) cause
    )
    {
        var target = new JsonObject
        {
            ["Attribute"] = "Properties",
            ["Name"] = name,
            ["RequiresRecreation"] = schema.RequiresRecreation(name, old, next),
            ["Path"] = $"/Properties/{name}",
            ["BeforeValue"] = old is null ? null : Text(old),
            ["AfterValue"] = next is null ? null : Text(next),
            ["AttributeChangeType"] =
                old is null ? "Add"
                : next is null ? "Remove"
                : "Modify",
        };
        return new()
        {
            ["Target"] = target,
            ["Evaluation"] = cause.Evaluation,
            ["ChangeSource"] = cause.Source,
            ["CausingEntity"] = cause.Entity,
        };
    }

    private static string Text(JsonNode node) =>
        node is JsonValue value ? value.Text() ?? "" : LanguageExtensions.JsonText(node);
}
