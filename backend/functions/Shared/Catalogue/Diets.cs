using AiChef.Functions.Words;

namespace AiChef.Functions.Catalogue;

/// <summary>The diets and what each leaves out.</summary>
public static class Diets
{
    public const string Default = "omnivore";

    /// <summary>Every diet known.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        Default,
        "pescatarian",
        "vegetarian",
        "vegan",
        "halal",
        "kosher",
        "gluten-free",
    ];

    private static readonly Lazy<IReadOnlyList<DietWords>> Table = new(() =>
        Tables.Read("diets.json", TablesJson.Default.DietTable).Diets
    );

    private static readonly Lazy<WordIndex<string>> Words = new(() =>
        new([
            .. All.Select(diet => new KnownWord<string>(diet, diet)),
            .. Table.Value.SelectMany(row =>
                row.Words.Append(row.Name.Korean).Select(word => new KnownWord<string>(word, row.Diet))
            ),
        ])
    );

    /// <summary>The diet that a word means, in English or Korean; null for a word not known.</summary>
    public static string? Named(string word) => Words.Value.Find(word);

    /// <summary>Known words that somebody may have meant, the nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string word) => Words.Value.Nearest(word);

    /// <summary>The name of a diet in a language.</summary>
    public static string Name(string diet, string language) => Row(diet).Name.In(language);

    /// <summary>What ingredients do not tell about a diet; null where they tell all.</summary>
    public static LocalText? Note(string diet) => Row(diet).Note;

    /// <summary>Whether the diet has a dish of these ingredients, as far as ingredients tell.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The diet is not one of <see cref="All"/>.</exception>
    public static bool Allows(string diet, IReadOnlyCollection<Ingredient> ingredients)
    {
        var origins = OriginSet.Of(ingredients);
        return diet switch
        {
            "omnivore" => true,
            "pescatarian" => !HasMeat(origins),
            "vegetarian" => !HasMeat(origins) && !HasSeafood(origins),
            "vegan" => origins.HasOnly(Origin.Plant, Origin.Mineral, Origin.Alcohol),
            "halal" => !origins.HasAny(Origin.Pork, Origin.Alcohol),
            "kosher" => IsKosher(origins),
            "gluten-free" => ingredients.All(i => !i.Allergens.Concat(i.MayContain).Contains("gluten")),
            _ => throw new ArgumentOutOfRangeException(nameof(diet), diet, $"The diets are {string.Join(", ", All)}"),
        };
    }

    private static bool HasMeat(OriginSet origins) => origins.HasAny(Origin.Meat, Origin.Pork);

    private static bool HasSeafood(OriginSet origins) => origins.HasAny(Origin.Fish, Origin.Shellfish);

    // Meat is cooked neither with dairy (Exodus 23:19) nor, by custom, with fish (Shulchan Aruch, Yoreh De'ah 116:2).
    private static bool IsKosher(OriginSet origins) =>
        !origins.HasAny(Origin.Pork, Origin.Shellfish)
        && !(origins.HasAny(Origin.Meat) && origins.HasAny(Origin.Dairy, Origin.Fish));

    private static DietWords Row(string diet) => Table.Value.Single(row => row.Diet == diet);
}
