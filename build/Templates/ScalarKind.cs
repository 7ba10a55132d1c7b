namespace AiChef.Templates;

/// <summary>What a scalar of a template is.</summary>
public enum ScalarKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number with a fraction or an exponent.</summary>
    Fraction,

    /// <summary>Nothing.</summary>
    Null,
}
