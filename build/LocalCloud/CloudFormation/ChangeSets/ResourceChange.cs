using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>What becomes of the old resource when a new one takes its place; None when none does.</summary>
internal enum ReplacementPolicy
{
    None,
    Delete,
    Retain,
    Snapshot,
}

/// <summary>The shape of a change. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html</summary>
internal static class ResourceChange
{
    public static JsonObject Addition(TemplateResource resource, JsonObject properties) => new()
    {
        ["Action"] = "Add",
        ["LogicalResourceId"] = resource.LogicalId,
        ["ResourceType"] = resource.Type,
        ["Scope"] = new JsonArray(),
        ["Details"] = new JsonArray(),
        ["AfterContext"] = Context(properties, resource.Body["Metadata"]),
    };

    public static JsonObject Removal(StackResource resource) => new()
    {
        ["PolicyAction"] = resource.Current!.DeletionPolicy switch { "Retain" or "RetainExceptOnCreate" => "Retain", "Snapshot" => "Snapshot", _ => "Delete" },
        ["Action"] = "Remove",
        ["LogicalResourceId"] = resource.LogicalId,
        ["PhysicalResourceId"] = resource.PhysicalId,
        ["ResourceType"] = resource.Type,
        ["Scope"] = new JsonArray(),
        ["Details"] = new JsonArray(),
        ["BeforeContext"] = Context(resource.Current.Properties, null),
    };

    public static JsonObject Modification(
        TemplateResource resource, StackResource existing, PhysicalResource current, JsonObject after, IReadOnlyList<JsonObject> details, ReplacementPolicy replacement, bool tags, bool metadata)
    {
        var scope = new JsonArray();
        if (details.Count > 0 || existing.Type != resource.Type)
        {
            scope.Add("Properties");
        }

        var all = new JsonArray([.. details]);
        if (tags)
        {
            scope.Add("Tags");
            all.Add(Whole("Tags"));
        }

        if (metadata)
        {
            scope.Add("Metadata");
            all.Add(Whole("Metadata"));
        }

        return new()
        {
            ["PolicyAction"] = replacement == ReplacementPolicy.None ? null : "ReplaceAnd" + replacement,
            ["Action"] = "Modify",
            ["LogicalResourceId"] = resource.LogicalId,
            ["PhysicalResourceId"] = existing.PhysicalId,
            ["ResourceType"] = resource.Type,
            ["Replacement"] = replacement == ReplacementPolicy.None ? "False" : "True",
            ["Scope"] = scope,
            ["Details"] = all,
            ["BeforeContext"] = Context(current.Properties, null),
            ["AfterContext"] = Context(after, resource.Body["Metadata"]),
        };
    }

    /// <summary>The change without what is shown only on IncludePropertyValues.</summary>
    public static JsonObject WithoutValues(JsonObject change)
    {
        var plain = (JsonObject)change.DeepClone();
        if (plain["ResourceChange"] is JsonObject resource)
        {
            resource.Remove("BeforeContext");
            resource.Remove("AfterContext");
            foreach (var target in (resource["Details"] as JsonArray ?? []).Select(static detail => detail?["Target"]).OfType<JsonObject>())
            {
                target.Remove("Path");
                target.Remove("BeforeValue");
                target.Remove("AfterValue");
                target.Remove("AttributeChangeType");
            }
        }

        return plain;
    }

    private static JsonObject Whole(string attribute) => new()
    {
        ["Target"] = new JsonObject { ["Attribute"] = attribute, ["RequiresRecreation"] = "Never" },
        ["Evaluation"] = "Static",
        ["ChangeSource"] = "DirectModification",
    };

    private static string Context(JsonObject properties, JsonNode? metadata)
    {
        var context = new JsonObject { ["Properties"] = Texts(properties) };
        if (metadata is not null)
        {
            context["Metadata"] = metadata.DeepClone();
        }

        return LanguageExtensions.JsonText(context);
    }

    /// <summary>AWS shows every scalar of a context as text.</summary>
    private static JsonNode? Texts(JsonNode? node) => node switch
    {
        JsonObject tree => new JsonObject(tree.Select(static member => KeyValuePair.Create(member.Key, Texts(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Texts)]),
        JsonValue value => Evaluator.Scalar(value),
        _ => null,
    };
}
