namespace AiChef.Functions.Catalogue;

/// <summary>The allergens' names, and the words that mean one or several of them.</summary>
internal sealed record AllergenTable(
    string Source,
    string Date,
    IReadOnlyList<AllergenName> Names,
    IReadOnlyList<AllergenWords> Words
);
