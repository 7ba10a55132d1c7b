using System.Text.Json;

namespace AiChef.ResourceSchemas;

/// <summary>
/// The schema of a value: the keywords of JSON Schema that the registry uses. A part of it is read when first needed.
/// </summary>
public sealed class ValueSchema
{
    private readonly JsonElement _body;
    private readonly SchemaDocument _document;
    private readonly Lazy<IReadOnlyDictionary<string, ValueSchema>> _properties;
    private readonly Lazy<IReadOnlyList<PatternSchema>> _patternProperties;
    private readonly Lazy<SchemaPattern?> _pattern;
    private readonly Lazy<ValueSchema?> _items;
    private readonly Lazy<ValueSchema?> _others;
    private readonly Lazy<IReadOnlyList<ValueSchema>> _allOf;
    private readonly Lazy<IReadOnlyList<ValueSchema>> _anyOf;
    private readonly Lazy<IReadOnlyList<ValueSchema>> _oneOf;
    private readonly Lazy<IReadOnlyList<string>> _required;

    internal ValueSchema(SchemaDocument document, JsonElement body)
    {
        (_document, _body) = (document, body);
        Types = ReadTypes();
        _properties = new(() =>
            Members("properties")
                .ToDictionary(static member => member.Name, member => document.Of(member.Value), StringComparer.Ordinal)
        );
        _patternProperties = new(() =>
            [
                .. Members("patternProperties")
                    .Select(member => new PatternSchema(new SchemaPattern(member.Name), document.Of(member.Value))),
            ]
        );
        _pattern = new(() => Text("pattern") is { } text ? new SchemaPattern(text) : null);
        _items = new(() => Part("items"));
        _others = new(() => Part("additionalProperties"));
        _allOf = new(() => Parts("allOf"));
        _anyOf = new(() => Parts("anyOf"));
        _oneOf = new(() => Parts("oneOf"));
        _required = new(() => Texts("required"));
    }

    /// <summary>A schema that stands alone, with its definitions.</summary>
    public static ValueSchema Of(JsonElement schema) => new SchemaDocument(schema).Root;

    /// <summary>The types that the value may have.</summary>
    public ValueTypes Types { get; }

    /// <summary>The members of an object that the schema itself names.</summary>
    public IReadOnlyDictionary<string, ValueSchema> Properties => _properties.Value;

    /// <summary>Members of an object by a pattern of their names.</summary>
    public IReadOnlyList<PatternSchema> PatternProperties => _patternProperties.Value;

    /// <summary>Whether an object may have members that the schema does not name.</summary>
    public bool AllowsOthers =>
        !_body.TryGetProperty("additionalProperties", out var others) || others.ValueKind != JsonValueKind.False;

    /// <summary>The schema of members that the schema does not name; null if it says nothing of them.</summary>
    public ValueSchema? Others => _others.Value;

    /// <summary>The members that an object must have.</summary>
    public IReadOnlyList<string> Required => _required.Value;

    /// <summary>The schema of a list's items.</summary>
    public ValueSchema? Items => _items.Value;

    /// <summary>Schemas that all apply.</summary>
    public IReadOnlyList<ValueSchema> AllOf => _allOf.Value;

    /// <summary>Schemas at least one of which applies.</summary>
    public IReadOnlyList<ValueSchema> AnyOf => _anyOf.Value;

    /// <summary>Schemas exactly one of which applies.</summary>
    public IReadOnlyList<ValueSchema> OneOf => _oneOf.Value;

    /// <summary>The expression that a text matches.</summary>
    public SchemaPattern? Pattern => _pattern.Value;

    /// <summary>What a text is, such as AWS::IAM::Role.Arn; nothing is checked by it.</summary>
    public string? Format => Text("format");

    /// <summary>The only values allowed; null: any.</summary>
    public IReadOnlyList<JsonElement>? Values =>
        _body.TryGetProperty("const", out var only) ? [only]
        : _body.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray()]
        : _body.TryGetProperty("enumCaseInsensitive", out values) ? [.. values.EnumerateArray()]
        : null;

    /// <summary>Whether <see cref="Values"/> are the same in capitals.</summary>
    public bool IgnoresCase => Has("enumCaseInsensitive");

    /// <summary>Whether a list has no item twice.</summary>
    public bool HasUniqueItems => _body.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean();

    /// <summary>A limit such as maxLength; null if the schema does not set it.</summary>
    public decimal? Limit(string keyword) =>
        _body.TryGetProperty(keyword, out var limit) && limit.ValueKind == JsonValueKind.Number
            ? limit.GetDecimal()
            : null;

    /// <summary>For each member that is given, members of a keyword such as dependentRequired.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Dependent(string keyword) =>
        Members(keyword)
            .Where(static member => member.Value.ValueKind == JsonValueKind.Array)
            .Select(static member => KeyValuePair.Create(member.Name, Texts(member.Value)));

    /// <summary>The texts of a keyword such as requiredXor; none if the schema does not have it.</summary>
    public IReadOnlyList<string> Texts(string keyword) =>
        _body.ValueKind == JsonValueKind.Object && _body.TryGetProperty(keyword, out var list) ? Texts(list) : [];

    /// <summary>The schema of a member, wherever the schema names it; null if it says nothing of it.</summary>
    public ValueSchema? Member(string name) =>
        Properties.GetValueOrDefault(name)
        ?? AllOf
            .Concat(AnyOf)
            .Concat(OneOf)
            .Select(branch => branch.Member(name))
            .FirstOrDefault(static found => found is not null)
        ?? PatternProperties.FirstOrDefault(each => each.Pattern.IsMatch(name))?.Schema
        ?? Others;

    private bool Has(string keyword) => _body.ValueKind == JsonValueKind.Object && _body.TryGetProperty(keyword, out _);

    private string? Text(string keyword) => Has(keyword) ? _body.GetProperty(keyword).GetString() : null;

    private ValueSchema? Part(string keyword) =>
        Has(keyword) && _body.GetProperty(keyword) is { ValueKind: JsonValueKind.Object } part
            ? _document.Of(part)
            : null;

    private IReadOnlyList<ValueSchema> Parts(string keyword) =>
        Has(keyword) ? [.. _body.GetProperty(keyword).EnumerateArray().Select(_document.Of)] : [];

    private JsonElement.ObjectEnumerator Members(string keyword) =>
        Has(keyword) ? _body.GetProperty(keyword).EnumerateObject() : default;

    private static IReadOnlyList<string> Texts(JsonElement list) =>
        [.. list.EnumerateArray().Select(static text => text.GetString()!)];

    private ValueTypes ReadTypes()
    {
        if (!Has("type"))
        {
            return ValueTypes.None;
        }

        var type = _body.GetProperty("type");
        var names = type.ValueKind == JsonValueKind.Array ? Texts(type) : [type.GetString()!];
        return names.Aggregate(ValueTypes.None, static (all, name) => all | TypeNames.Of(name));
    }
}
