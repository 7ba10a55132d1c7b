namespace AiChef.Functions.Meals;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Message">What it must be.</param>
/// <param name="Suggestions">Known words that may have been meant; null for none.</param>
public sealed record FieldError(string Field, string Message, IReadOnlyList<string>? Suggestions = null)
{
    /// <summary>The kind of mistake: one of <see cref="MistakeCode.All"/>.</summary>
    public string Code { get; init; } = MistakeCode.InvalidValue;
}
