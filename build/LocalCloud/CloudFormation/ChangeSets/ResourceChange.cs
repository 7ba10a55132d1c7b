using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>
/// The shape of a change. https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
/// </summary>
internal static class ResourceChange
{
    public static JsonObject Addition(ResourceDeclaration resource, JsonObject properties) =>
        new()
        {
            ["Action"] = "Add",
            ["LogicalResourceId"] = resource.LogicalId,
            ["ResourceType"] = resource.Type,
            ["Scope"] = new JsonArray(),
            ["Details"] = new JsonArray(),
            ["AfterContext"] = Context(properties, resource.Body["Metadata"]),
        };

    /// <summary>An existing resource that the stack takes over under the name that the template gives.</summary>
    public static JsonObject Import(ResourceDeclaration resource, string physicalId, JsonObject properties)
    {
        var change = Addition(resource, properties);
        change["Action"] = "Import";
        change["PhysicalResourceId"] = physicalId;
        return change;
    }

    public static JsonObject Removal(StackResource resource) =>
        new()
        {
            ["PolicyAction"] = resource.Current!.DeletionPolicy switch
            {
                "Retain" or "RetainExceptOnCreate" => "Retain",
                "Snapshot" => "Snapshot",
                _ => "Delete",
            },
            ["Action"] = "Remove",
            ["LogicalResourceId"] = resource.LogicalId,
            ["PhysicalResourceId"] = resource.PhysicalId,
            ["ResourceType"] = resource.Type,
            ["Scope"] = new JsonArray(),
            ["Details"] = new JsonArray(),
            ["BeforeContext"] = Context(resource.Current.Properties, null),
        };

    public static JsonObject Modification(
        ResourceDeclaration resource,
        StackResource existing,
        PhysicalResource current,
        JsonObject after,
        IReadOnlyList<JsonObject> details,
        ReplacementPolicy replacement,
        IReadOnlyList<string> attributes
    )
    {
        var scope = new JsonArray();
        if (details.Count > 0 || existing.Type != resource.Type)
        {
            scope.Add("Properties");
        }

        var all = new JsonArray([.. details]);
        foreach (var attribute in attributes)
        {
            scope.Add(attribute);
            all.Add(Whole(attribute, "Static", "DirectModification"));
        }

        return new()
        {
            ["PolicyAction"] = replacement == ReplacementPolicy.None ? null : "ReplaceAnd" + replacement,
            ["Action"] = "Modify",
            ["LogicalResourceId"] = resource.LogicalId,
            ["PhysicalResourceId"] = existing.PhysicalId,
            ["ResourceType"] = resource.Type,
            ["Replacement"] =
                replacement != ReplacementPolicy.None ? "True"
                : details.Any(static detail => Recreation(detail) == "Conditionally") ? "Conditional"
                : "False",
            ["Scope"] = scope,
            ["Details"] = all,
            ["BeforeContext"] = Context(current.Properties, null),
            ["AfterContext"] = Context(after, resource.Body["Metadata"]),
        };
    }

    /// <summary>A change that another resource's change may cause, as far as AWS can tell without values.</summary>
    public static JsonObject Foreseen(StackResource existing, IReadOnlyList<JsonObject> details) =>
        new()
        {
            ["Action"] = "Modify",
            ["LogicalResourceId"] = existing.LogicalId,
            ["PhysicalResourceId"] = existing.PhysicalId,
            ["ResourceType"] = existing.Type,
            ["Replacement"] = details.Any(static detail => Recreation(detail) != "Never") ? "Conditional" : "False",
            ["Scope"] = new JsonArray("Properties"),
            ["Details"] = new JsonArray([.. details]),
        };

    private static string? Recreation(JsonObject detail) => detail["Target"]?["RequiresRecreation"]?.ToString();

    /// <summary>The change as it is shown on IncludePropertyValues.</summary>
    public static JsonObject WithValues(JsonObject change)
    {
        foreach (var detail in (change["Details"] as JsonArray ?? []).OfType<JsonObject>())
        {
            detail["ChangeSource"] = detail["ChangeSource"]!.ToString().TrimEnd('+');
        }

        return change;
    }

    /// <summary>The change without what is shown only on IncludePropertyValues.</summary>
    public static JsonObject WithoutValues(JsonObject change)
    {
        var plain = (JsonObject)change.DeepClone();
        plain.Remove("BeforeContext");
        plain.Remove("AfterContext");
        var details = plain["Details"] as JsonArray ?? [];
        details.RemoveAll(static detail => detail?["ChangeSource"]?.ToString() == PropertyChanges.OnlyWithValues);
        foreach (var target in details.Select(static detail => detail?["Target"]).OfType<JsonObject>())
        {
            target.Remove("Path");
            target.Remove("BeforeValue");
            target.Remove("AfterValue");
            target.Remove("AttributeChangeType");
        }

        return plain;
    }

    /// <summary>What a nested stack has that does not change itself.</summary>
    public static JsonObject Automatic() => Whole("Properties", "Dynamic", "Automatic");

    private static JsonObject Whole(string attribute, string evaluation, string source) =>
        new()
        {
            ["Target"] = new JsonObject { ["Attribute"] = attribute, ["RequiresRecreation"] = "Never" },
            ["Evaluation"] = evaluation,
            ["ChangeSource"] = source,
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
    private static JsonNode? Texts(JsonNode? node) =>
        node switch
        {
            JsonObject tree => new JsonObject(
                tree.Select(static member => KeyValuePair.Create(member.Key, Texts(member.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Texts)]),
            JsonValue value => Evaluator.Scalar(value),
            _ => null,
        };
}
