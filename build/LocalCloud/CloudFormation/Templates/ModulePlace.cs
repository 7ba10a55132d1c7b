using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>One use of a module: a resource of the template, in whose place the module's resources come.</summary>
internal sealed class ModulePlace(string id, JsonObject use, JsonObject fragment)
{
    private static readonly string[] Policies = ["DeletionPolicy", "UpdateReplacePolicy", "UpdatePolicy"];

    /// <summary>Adds the resources of the module, with their conditions and mappings, to a template.</summary>
    public void PutInto(JsonObject template)
    {
        var names = new ModuleNames
        {
            Prefix = id,
            Values = Values(),
            Resources = Modules.Names(fragment["Resources"]),
            Conditions = Modules.Names(fragment["Conditions"]),
            Mappings = Modules.Names(fragment["Mappings"]),
        };
        foreach (var section in new[] { "Conditions", "Mappings" })
        {
            foreach (var (name, content) in fragment[section] as JsonObject ?? [])
            {
                Section(template, section)[id + name] = names.Of(content);
            }
        }

        foreach (var (name, body) in (JsonObject)fragment["Resources"]!)
        {
            var resource = Modules.Resource(names, body as JsonObject ?? []);
            Inherit(template, resource);
            Section(template, "Resources")[id + name] = resource;
        }
    }

    /// <summary>The values of the module's parameters.</summary>
    private Dictionary<string, JsonNode?> Values()
    {
        var declared = fragment["Parameters"] as JsonObject ?? [];
        var given = use["Properties"] as JsonObject ?? [];
        if (given.FirstOrDefault(each => !declared.ContainsKey(each.Key)).Key is { } unknown)
        {
            throw CloudFormationErrors.Validation(
                $"Property {unknown} of {id} is not a parameter of the module {use.Text("Type")}"
            );
        }

        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var (name, body) in declared)
        {
            var value =
                given[name]
                ?? (body as JsonObject)?["Default"]
                ?? throw CloudFormationErrors.Validation(
                    $"Parameter {name} of the module {use.Text("Type")} in {id} must have a value"
                );
            var isList = new ParameterDeclaration(name, body as JsonObject ?? []).IsList;
            values[name] =
                isList && value.Text() is { } text
                    ? new JsonArray([.. text.Split(',').Select(static each => JsonValue.Create(each.Trim()))])
                    : value.DeepClone();
        }

        return values;
    }

    /// <summary>What the use says of the module holds for each of its resources.</summary>
    private void Inherit(JsonObject template, JsonObject resource)
    {
        foreach (var policy in Policies.Where(policy => use[policy] is not null))
        {
            resource[policy] ??= use[policy]!.DeepClone();
        }

        if (use["DependsOn"] is JsonArray needed)
        {
            resource["DependsOn"] = new JsonArray([
                .. (resource["DependsOn"] as JsonArray ?? []).Select(static each => each?.DeepClone()),
                .. needed.Select(static each => each?.DeepClone()),
            ]);
        }

        if (use.Text("Condition") is not { } outer)
        {
            return;
        }

        var own = resource.Text("Condition");
        resource["Condition"] = own is null ? outer : $"{own}And{outer}";
        if (own is not null)
        {
            Section(template, "Conditions")[$"{own}And{outer}"] = new JsonObject
            {
                ["Fn::And"] = new JsonArray(
                    new JsonObject { ["Condition"] = own },
                    new JsonObject { ["Condition"] = outer }
                ),
            };
        }
    }

    private static JsonObject Section(JsonObject template, string name) =>
        (JsonObject)(template[name] ??= new JsonObject());
}
