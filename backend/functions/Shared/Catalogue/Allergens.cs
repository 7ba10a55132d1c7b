namespace AiChef.Functions.Catalogue;

/// <summary>The allergens that must be declared: Regulation (EU) No 1169/2011, Annex II.</summary>
public static class Allergens
{
    /// <summary>The fourteen, by the names used here.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "gluten",
        "crustaceans",
        "eggs",
        "fish",
        "peanuts",
        "soybeans",
        "milk",
        "nuts",
        "celery",
        "mustard",
        "sesame",
        "sulphites",
        "lupin",
        "molluscs",
    ];

    private static readonly Dictionary<string, string[]> EverydayNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["wheat"] = ["gluten"],
        ["egg"] = ["eggs"],
        ["peanut"] = ["peanuts"],
        ["soy"] = ["soybeans"],
        ["soya"] = ["soybeans"],
        ["dairy"] = ["milk"],
        ["lactose"] = ["milk"],
        ["nut"] = ["nuts"],
        ["tree nuts"] = ["nuts"],
        ["tree-nuts"] = ["nuts"],
        ["sulfites"] = ["sulphites"],
        ["shellfish"] = ["crustaceans", "molluscs"],
        ["seafood"] = ["fish", "crustaceans", "molluscs"],
    };

    /// <summary>
    /// The allergens that a word means; null for a word not known, which must never pass as "nothing to avoid".
    /// </summary>
    public static IReadOnlyList<string>? Named(string word)
    {
        var name = word.Trim();
        if (All.FirstOrDefault(a => a.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } allergen)
        {
            return [allergen];
        }

        return EverydayNames.GetValueOrDefault(name);
    }
}
