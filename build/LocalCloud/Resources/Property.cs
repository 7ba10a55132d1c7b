namespace AiChef.LocalCloud.Resources;

/// <summary>
/// One property of a resource type, or one member of a structure. Made by the static methods, refined by the fluent
/// ones.
/// </summary>
internal sealed record Property(string Name, PropertyKind Kind)
{
    public bool IsRequired { get; private init; }

    /// <summary>A change requires a replacement.</summary>
    public bool IsCreateOnly { get; private init; }

    /// <summary>The only values that are allowed; empty: any.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Members of a structure, or of a list's structures.</summary>
    public IReadOnlyList<Property> Members { get; private init; } = [];

    /// <summary>Kind of a list's items.</summary>
    public PropertyKind ItemKind { get; private init; } = PropertyKind.Any;

    /// <summary>Whether the value of the property is kept out of every answer.</summary>
    public bool IsWriteOnly { get; private init; }

    public static Property String(string name, params string[] values) =>
        new(name, PropertyKind.String) { Values = values };

    public static Property Integer(string name) => new(name, PropertyKind.Integer);

    public static Property Number(string name) => new(name, PropertyKind.Number);

    public static Property Boolean(string name) => new(name, PropertyKind.Boolean);

    public static Property Json(string name) => new(name, PropertyKind.Json);

    public static Property Any(string name) => new(name, PropertyKind.Any);

    public static Property Strings(string name) => new(name, PropertyKind.List) { ItemKind = PropertyKind.String };

    public static Property Structure(string name, params Property[] members) =>
        new(name, PropertyKind.Structure) { Members = members };

    public static Property Structures(string name, params Property[] members) =>
        new(name, PropertyKind.List) { ItemKind = PropertyKind.Structure, Members = members };

    /// <summary>The usual list of {Key, Value}.</summary>
    public static Property Tags(string name = "Tags") =>
        Structures(name, String("Key").Required(), String("Value").Required());

    public Property Required() => this with { IsRequired = true };

    public Property CreateOnly() => this with { IsCreateOnly = true };

    public Property WriteOnly() => this with { IsWriteOnly = true };
}
