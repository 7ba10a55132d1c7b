using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Templates;

/// <summary>A parameter's declaration.</summary>
internal sealed record ParameterDeclaration(string Name, JsonObject Body)
{
    public string Type => Body.Text("Type") ?? "String";

    public JsonNode? Default => Body[nameof(Default)];

    public bool NoEcho => Body.Flag("NoEcho") == true;

    /// <summary>The value is the name of an SSM parameter, whose own value is used.</summary>
    public bool IsSsm => Type.StartsWith("AWS::SSM::Parameter::Value<", StringComparison.Ordinal);

    /// <summary>Type of the value that Ref gives, with the SSM wrapping taken off.</summary>
    public string ValueType => IsSsm ? Type["AWS::SSM::Parameter::Value<".Length..^1] : Type;

    public bool IsList => ValueType == "CommaDelimitedList" || ValueType.StartsWith("List<", StringComparison.Ordinal);
}

/// <summary>A resource's declaration, functions unresolved.</summary>
internal sealed record ResourceDeclaration(string LogicalId, string Type, JsonObject Body)
{
    private static readonly JsonObject None = [];

    public JsonObject Properties => Body[nameof(Properties)] as JsonObject ?? None;

    public string? Condition => Body.Text("Condition");

    /// <summary>Text, or a function that gives one.</summary>
    public JsonNode? DeletionPolicy => Body[nameof(DeletionPolicy)];

    /// <summary>Text, or a function that gives one.</summary>
    public JsonNode? UpdateReplacePolicy => Body[nameof(UpdateReplacePolicy)];

    public IReadOnlyList<string> DependsOn =>
        Body[nameof(DependsOn)] switch
        {
            JsonArray list => [.. list.Select(static item => item.Text() ?? "")],
            JsonValue one => [one.ToString()],
            _ => [],
        };
}

/// <summary>An output's declaration.</summary>
internal sealed record TemplateOutput(string Name, JsonObject Body)
{
    public string? Condition => Body.Text("Condition");

    public JsonNode? ExportName => Body.Object("Export")?[nameof(Name)];
}

/// <summary>A parsed template; created and checked by <see cref="TemplateChecks"/>.</summary>
internal sealed class Template(JsonObject root)
{
    public JsonObject Root => root;

    public string? Description => root.Text("Description");

    public IReadOnlyDictionary<string, ParameterDeclaration> Parameters { get; } =
        Section(root, "Parameters").ToOrdered(static (name, body) => new ParameterDeclaration(name, body));

    public IReadOnlyDictionary<string, ResourceDeclaration> Resources { get; } =
        Section(root, "Resources")
            .ToOrdered(static (name, body) => new ResourceDeclaration(name, body.Text("Type") ?? "", body));

    public IReadOnlyDictionary<string, TemplateOutput> Outputs { get; } =
        Section(root, "Outputs").ToOrdered(static (name, body) => new TemplateOutput(name, body));

    public JsonObject Conditions { get; } = Section(root, "Conditions");

    public JsonObject Mappings { get; } = Section(root, "Mappings");

    /// <summary>Names of the transforms that the template declares.</summary>
    public IReadOnlyList<string> Transforms { get; } =
        root["Transform"] switch
        {
            JsonArray list =>
            [
                .. list.Select(static item => item is JsonObject named ? named.Text("Name") ?? "" : item.Text() ?? ""),
            ],
            JsonObject named => [named.Text("Name") ?? ""],
            JsonValue one => [one.ToString()],
            _ => [],
        };

    private static JsonObject Section(JsonObject root, string name) => root[name] as JsonObject ?? [];
}

/// <summary>Sections as dictionaries that keep the template's order.</summary>
file static class SectionOrder
{
    public static OrderedDictionary<string, T> ToOrdered<T>(this JsonObject section, Func<string, JsonObject, T> make)
    {
        var result = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var (name, body) in section)
        {
            result[name] = make(name, body as JsonObject ?? []);
        }

        return result;
    }
}
