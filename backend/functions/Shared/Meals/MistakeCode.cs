namespace AiChef.Functions.Meals;

/// <summary>The kinds of mistakes in a request, for programs: none says what somebody eats or avoids.</summary>
public static class MistakeCode
{
    /// <summary>A field or parameter that nobody reads.</summary>
    public const string UnknownField = "unknown-field";

    /// <summary>A field or header that is given twice.</summary>
    public const string RepeatedField = "repeated-field";

    /// <summary>A field that must be given.</summary>
    public const string MissingField = "missing-field";

    /// <summary>A word that is none of those that are known.</summary>
    public const string UnknownWord = "unknown-word";

    /// <summary>A unit that is not known, or not for the ingredient.</summary>
    public const string UnknownUnit = "unknown-unit";

    /// <summary>A value of another type, or beyond its limits.</summary>
    public const string InvalidValue = "invalid-value";

    /// <summary>What is no JSON, no text, or too deep.</summary>
    public const string InvalidJson = "invalid-json";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [UnknownField, RepeatedField, MissingField, UnknownWord, UnknownUnit, InvalidValue, InvalidJson];
}
