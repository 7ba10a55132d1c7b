namespace AiChef.ResourceSchemas;

/// <summary>JSON types that a schema allows.</summary>
[Flags]
public enum ValueTypes
{
    /// <summary>The schema names no type: any is allowed.</summary>
    None = 0,

    /// <summary>A text.</summary>
    Text = 1,

    /// <summary>A whole number.</summary>
    Whole = 2,

    /// <summary>Any number.</summary>
    Number = 4,

    /// <summary>True or false.</summary>
    Truth = 8,

    /// <summary>An object.</summary>
    Tree = 16,

    /// <summary>A list.</summary>
    List = 32,

    /// <summary>No value.</summary>
    Null = 64,
}
