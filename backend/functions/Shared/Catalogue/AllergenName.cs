namespace AiChef.Functions.Catalogue;

internal sealed record AllergenName(string Allergen, LocalText Name);
