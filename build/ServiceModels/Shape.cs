using System.Text.Json;

namespace AiChef.ServiceModels;

/// <summary>A type of values, with what AWS demands of them.</summary>
public sealed class Shape
{
    private readonly Lazy<IReadOnlyDictionary<string, ShapeMember>> _byName;

    internal Shape(ServiceModel model, string name, JsonElement element)
    {
        Name = name;
        Kind = Enum.Parse<ShapeKind>(element.GetProperty("type").GetString()!, ignoreCase: true);
        Minimum = element.Number("min");
        Maximum = element.Number("max");
        Pattern = element.Text("pattern");
        Values = element.Texts("enum");
        IsSensitive = element.Flag("sensitive");
        IsFlattened = element.Flag("flattened");
        IsDocument = element.Flag("document");
        Payload = element.Text("payload");
        Element = Part(model, element, "member");
        Key = Part(model, element, "key");
        Value = Part(model, element, "value");
        Members = ReadMembers(model, element);
        _byName = new(() => Members.ToDictionary(static member => member.Name, StringComparer.Ordinal));
        (ErrorCode, ErrorStatus) = ReadError(name, element);
    }

    /// <summary>Its name in the model.</summary>
    public string Name { get; }

    /// <summary>What its values are.</summary>
    public ShapeKind Kind { get; }

    /// <summary>The members of a structure in the model's order; none for other kinds.</summary>
    public IReadOnlyList<ShapeMember> Members { get; }

    /// <summary>The elements of a list; null for other kinds.</summary>
    public ShapeMember? Element { get; }

    /// <summary>The keys of a map; null for other kinds.</summary>
    public ShapeMember? Key { get; }

    /// <summary>The values of a map; null for other kinds.</summary>
    public ShapeMember? Value { get; }

    /// <summary>Least number, or least length of text, bytes, a list or a map; null without.</summary>
    public double? Minimum { get; }

    /// <summary>Greatest number, or greatest length of text, bytes, a list or a map; null without.</summary>
    public double? Maximum { get; }

    /// <summary>The regular expression (Java's) that text has to match; null without.</summary>
    public string? Pattern { get; }

    /// <summary>The values of an enumeration in the model's order; none for other text.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Whether AWS never shows its values.</summary>
    public bool IsSensitive { get; }

    /// <summary>Whether a list or map has no element of its own in XML.</summary>
    public bool IsFlattened { get; }

    /// <summary>Whether it is any JSON value.</summary>
    public bool IsDocument { get; }

    /// <summary>The member that is the whole body; null: the body has all members that stand nowhere else.</summary>
    public string? Payload { get; }

    /// <summary>The code of an error; null for a shape that is none.</summary>
    public string? ErrorCode { get; }

    /// <summary>The HTTP status of an error; null where the model does not tell it.</summary>
    public int? ErrorStatus { get; }

    /// <summary>A member of a structure; null if it has none of that name.</summary>
    public ShapeMember? Find(string name) => _byName.Value.GetValueOrDefault(name);

    private static (string? Code, int? Status) ReadError(string name, JsonElement element) =>
        element.TryGetProperty("error", out var error)
            ? (error.Text("code") ?? name, (int?)error.Number("httpStatusCode"))
            : (null, null);

    private static ShapeMember? Part(ServiceModel model, JsonElement element, string name) =>
        element.TryGetProperty(name, out var part) ? new(model, name, part, isRequired: false) : null;

    private static IReadOnlyList<ShapeMember> ReadMembers(ServiceModel model, JsonElement element)
    {
        if (!element.TryGetProperty("members", out var members))
        {
            return [];
        }

        var required = element.Texts("required").ToHashSet(StringComparer.Ordinal);
        return
        [
            .. members
                .EnumerateObject()
                .Select(each => new ShapeMember(model, each.Name, each.Value, required.Contains(each.Name))),
        ];
    }
}
