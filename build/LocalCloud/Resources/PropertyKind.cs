namespace AiChef.LocalCloud.Resources;

/// <summary>JSON type of a property's value.</summary>
internal enum PropertyKind
{
    String,
    Integer,
    Number,
    Boolean,
    List,

    /// <summary>A structure with the named <see cref="Property.Members"/>.</summary>
    Structure,

    /// <summary>Any object, or text that holds one.</summary>
    Json,

    /// <summary>Anything at all.</summary>
    Any,
}
