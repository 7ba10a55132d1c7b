namespace AiChef.Functions.Catalogue;

internal sealed record AllergenWords(IReadOnlyList<string> Words, IReadOnlyList<string> Allergens);
