using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Puts the resources of modules in their places.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html</remarks>
internal sealed class Modules
{
    private const string Ending = "::MODULE";

    /// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html#modules-considerations</summary>
    private const int MostLevels = 3;
    private readonly Func<string, string?, (string Version, JsonObject Fragment)?> _find;
    private readonly IReadOnlyDictionary<string, string> _pinned;
    private readonly SortedDictionary<string, string> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _origins = new(StringComparer.Ordinal);

    private Modules(Cloud cloud, Scope scope, IReadOnlyDictionary<string, string> pinned)
    {
        _find = (name, version) => cloud.Offered<IModuleTemplates>().Module(scope, name, version);
        _pinned = pinned;
    }

    /// <summary>A template with its modules expanded.</summary>
    /// <param name="Root">The template.</param>
    /// <param name="Versions">The version of each module that was used, by the name of the module.</param>
    /// <param name="Origins">Where the resources of modules come from, as ModuleInfo, by logical id.</param>
    public sealed record Expanded(
        JsonObject Root,
        IReadOnlyDictionary<string, string> Versions,
        IReadOnlyDictionary<string, JsonObject> Origins
    );

    /// <summary>Whether a template uses modules.</summary>
    public static bool AreUsed(JsonObject root) =>
        (root["Resources"] as JsonObject ?? []).Any(static each => ModuleOf(each.Value) is not null);

    /// <summary>Expands the modules of a template.</summary>
    /// <param name="cloud">The host.</param>
    /// <param name="scope">Account and region, whose modules they are.</param>
    /// <param name="root">The template.</param>
    /// <param name="pinned">Versions that a stack was made with; others are the default ones.</param>
    public static Expanded Expand(
        Cloud cloud,
        Scope scope,
        JsonObject root,
        IReadOnlyDictionary<string, string>? pinned = null
    )
    {
        if (!AreUsed(root))
        {
            return new(root, new Dictionary<string, string>(), new Dictionary<string, JsonObject>());
        }

        var modules = new Modules(cloud, scope, pinned ?? new Dictionary<string, string>());
        return new(modules.Expand(root, 0), modules._versions, modules._origins);
    }

    private JsonObject Expand(JsonObject root, int level)
    {
        var resources = root["Resources"] as JsonObject ?? [];
        var fragments = resources
            .Where(static each => ModuleOf(each.Value) is not null)
            .ToDictionary(
                static each => each.Key,
                each => Fragment(ModuleOf(each.Value)!, level),
                StringComparer.Ordinal
            );
        if (fragments.Count == 0)
        {
            return root;
        }

        var outer = new ModuleNames
        {
            Resources = Names(resources),
            Modules = fragments.ToDictionary(
                static each => each.Key,
                static each => Names(each.Value["Resources"]).ToArray(),
                StringComparer.Ordinal
            ),
        };
        var result = new JsonObject();
        foreach (var (section, content) in root)
        {
            result[section] = section is "Resources" ? new JsonObject() : outer.Of(content);
        }

        foreach (var (id, body) in resources)
        {
            var resource = Resource(outer, (JsonObject)body!);
            if (fragments.TryGetValue(id, out var fragment))
            {
                new ModulePlace(id, resource, fragment).PutInto(result);
                Remember(id, ModuleOf(body)!, Names(fragment["Resources"]));
            }
            else
            {
                result["Resources"]![id] = resource;
            }
        }

        return result;
    }

    /// <summary>The template of a module, its own modules expanded.</summary>
    private JsonObject Fragment(string name, int level)
    {
        if (_find(name, _pinned.GetValueOrDefault(name)) is not (var version, var fragment))
        {
            throw CloudFormationErrors.Validation($"Template format error: Unrecognized resource types: [{name}]");
        }

        if (level == MostLevels)
        {
            throw CloudFormationErrors.Validation($"Modules can be nested {MostLevels} levels deep at most: {name}");
        }

        _versions[name] = version;
        return fragment["Transform"] is null
            ? Expand(fragment, level + 1)
            : throw CloudFormationErrors.NotModelled($"transforms in modules ({name})");
    }

    /// <summary>A resource comes from the outermost module, then from those within.</summary>
    private void Remember(string id, string module, IEnumerable<string> resources)
    {
        foreach (var resource in resources)
        {
            _origins.Remove(resource, out var inner);
            _origins[id + resource] = new()
            {
                ["TypeHierarchy"] = Path(module, inner?.Text("TypeHierarchy")),
                ["LogicalIdHierarchy"] = Path(id, inner?.Text("LogicalIdHierarchy")),
            };
        }
    }

    private static string Path(string outer, string? inner) => inner is null ? outer : $"{outer}/{inner}";

    public static JsonObject Resource(ModuleNames names, JsonObject body)
    {
        var resource = (JsonObject)names.Of(body)!;
        if (body["DependsOn"] is { } needed)
        {
            resource["DependsOn"] = new JsonArray([
                .. names.Dependencies(needed).Select(static each => JsonValue.Create(each)),
            ]);
        }

        if (body.Text("Condition") is { } condition)
        {
            resource["Condition"] = names.Condition(condition);
        }

        return resource;
    }

    private static string? ModuleOf(JsonNode? resource) =>
        (resource as JsonObject)?.Text("Type") is { } type && type.EndsWith(Ending, StringComparison.Ordinal)
            ? type
            : null;

    public static HashSet<string> Names(JsonNode? section) =>
        (section as JsonObject ?? []).Select(static each => each.Key).ToHashSet(StringComparer.Ordinal);
}
