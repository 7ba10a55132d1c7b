namespace AiChef.Functions.Meals;

/// <summary>An ingredient at hand that the catalogue does not know.</summary>
/// <param name="Name">The name as the request has it.</param>
/// <param name="Suggestions">Known words that may have been meant.</param>
public sealed record UnknownIngredient(string Name, IReadOnlyList<string> Suggestions);
