namespace AiChef.Functions.Catalogue;

/// <summary>The diets and what each leaves out.</summary>
public static class Diets
{
    public const string Default = "omnivore";

    /// <summary>Every diet known.</summary>
    public static readonly IReadOnlyList<string> All = [Default, "pescatarian", "vegetarian", "vegan"];

    /// <summary>Whether the diet has everything of these origins.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The diet is not one of <see cref="All"/>.</exception>
    public static bool Allows(string diet, IEnumerable<Origin> origins) =>
        diet switch
        {
            "omnivore" => true,
            "pescatarian" => origins.All(o => o is not Origin.Meat),
            "vegetarian" => origins.All(o => o is not (Origin.Meat or Origin.Fish)),
            "vegan" => origins.All(o => o is Origin.Plant),
            _ => throw new ArgumentOutOfRangeException(nameof(diet), diet, $"The diets are {string.Join(", ", All)}"),
        };
}
