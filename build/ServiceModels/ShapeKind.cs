namespace AiChef.ServiceModels;

// the names are those of Smithy's types
#pragma warning disable CA1720
/// <summary>What a value of a shape is. https://smithy.io/2.0/spec/simple-types.html</summary>
public enum ShapeKind
{
    /// <summary>Named members.</summary>
    Structure,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map whose keys are text.</summary>
    Map,

    /// <summary>Text, perhaps one of an enumeration.</summary>
    String,

    /// <summary>A whole number of 32 bits.</summary>
    Integer,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A number of single precision.</summary>
    Float,

    /// <summary>A number of double precision.</summary>
    Double,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Bytes.</summary>
    Blob,

    /// <summary>A time.</summary>
    Timestamp,
}
