using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>Writes the names in a part of a template as they are once its modules are expanded.</summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html</remarks>
internal sealed partial class ModuleNames
{
    /// <summary>What stands before the names of the part; empty for the template itself.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Values of the parameters of a module, by name.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Values { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Names of the resources that the part itself has.</summary>
    public IReadOnlySet<string> Resources { get; init; } = new HashSet<string>();

    /// <summary>Names of the modules of the part, with the names of their resources.</summary>
    public IReadOnlyDictionary<string, string[]> Modules { get; init; } = new Dictionary<string, string[]>();

    public IReadOnlySet<string> Conditions { get; init; } = new HashSet<string>();

    public IReadOnlySet<string> Mappings { get; init; } = new HashSet<string>();

    public JsonNode? Of(JsonNode? node) =>
        node switch
        {
            JsonArray list => new JsonArray([.. list.Select(Of)]),
            JsonObject { Count: 1 } call => Call(call),
            JsonObject tree => Members(tree),
            _ => node?.DeepClone(),
        };

    /// <summary>What a resource depends on: a module stands for all of its resources.</summary>
    public IEnumerable<string> Dependencies(JsonNode? node) =>
        (node is JsonArray list ? list.Select(static each => each.Text()) : [node.Text()])
            .OfType<string>()
            .SelectMany(name =>
                Modules.TryGetValue(name, out var inner)
                    ? inner.Select(each => Prefix + name + each)
                    : [Resource(name) is { } own ? own : name]
            );

    public string Condition(string name) => Conditions.Contains(name) ? Prefix + name : name;

    private JsonObject Members(JsonObject tree) =>
        new(tree.Select(member => KeyValuePair.Create(member.Key, Of(member.Value))));

    private JsonNode? Call(JsonObject call)
    {
        var (name, argument) = call.First();
        return name switch
        {
            "Ref" when argument.Text() is { } target => Values.TryGetValue(target, out var value)
                ? value?.DeepClone()
                : new JsonObject { [name] = Resource(target) ?? target },
            "Fn::GetAtt" => new JsonObject { [name] = Attribute(argument) },
            "Fn::Sub" => new JsonObject { [name] = Substitution(argument) },
            "Condition" when argument.Text() is { } condition => new JsonObject { [name] = Condition(condition) },
            "Fn::If" when argument is JsonArray { Count: > 0 } list => new JsonObject
            {
                [name] = new JsonArray([Condition(list[0].Text() ?? ""), .. list.Skip(1).Select(Of)]),
            },
            "Fn::FindInMap" when argument is JsonArray { Count: > 0 } list => new JsonObject
            {
                [name] = new JsonArray([
                    list[0].Text() is { } map && Mappings.Contains(map) ? Prefix + map : Of(list[0]),
                    .. list.Skip(1).Select(Of),
                ]),
            },
            _ => Members(call),
        };
    }

    private JsonNode? Attribute(JsonNode? argument)
    {
        var path =
            argument is JsonArray list && list.All(static each => each.Text() is not null)
                ? string.Join('.', list.Select(static each => each.Text()))
                : argument.Text();
        return path is null || Split(path) is not ({ } resource, { Length: > 0 } attribute)
            ? Of(argument)
            : new JsonArray(resource, attribute);
    }

    private JsonNode? Substitution(JsonNode? argument)
    {
        var text = argument is JsonArray { Count: > 0 } list ? list[0].Text() : argument.Text();
        if (text is null)
        {
            return Of(argument);
        }

        var given = (argument as JsonArray)?.ElementAtOrDefault(1) as JsonObject ?? [];
        var variables = (JsonObject)Members(given);
        text = Variable()
            .Replace(
                text,
                match =>
                {
                    var name = match.Groups["name"].Value;
                    if (given.ContainsKey(name))
                    {
                        return match.Value;
                    }

                    if (Values.TryGetValue(name, out var value))
                    {
                        variables.TryAdd(name, value?.DeepClone());
                        return match.Value;
                    }

                    return Split(name) is ({ } resource, var attribute)
                        ? $"${{{resource}{(attribute.Length > 0 ? "." + attribute : "")}}}"
                        : match.Value;
                }
            );
        return variables.Count == 0 ? text : new JsonArray(text, variables);
    }

    /// <summary>The resource and the attribute of a name with dots; null if it is no resource of the part.</summary>
    private (string? Resource, string Attribute) Split(string path)
    {
        var parts = path.Split('.');
        if (parts.Length > 1 && Modules.TryGetValue(parts[0], out var inner) && inner.Contains(parts[1]))
        {
            return (Prefix + parts[0] + parts[1], string.Join('.', parts.Skip(2)));
        }

        return Resource(parts[0]) is { } own ? (own, string.Join('.', parts.Skip(1))) : (null, "");
    }

    private string? Resource(string name)
    {
        var (module, resource) = name.Split('.') is [var first, var second] ? (first, second) : (name, "");
        return Modules.TryGetValue(module, out var inner) && inner.Contains(resource) ? Prefix + module + resource
            : Resources.Contains(name) || Modules.Any(each => each.Value.Any(part => each.Key + part == name))
                ? Prefix + name
            : null;
    }

    [GeneratedRegex(@"\$\{(?<name>[^!}][^}]*)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
