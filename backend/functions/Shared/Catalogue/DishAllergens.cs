namespace AiChef.Functions.Catalogue;

/// <summary>The allergens of a dish.</summary>
/// <param name="Contained">Those that one of its ingredients always contains.</param>
/// <param name="Possible">The others that one of its ingredients may contain.</param>
public sealed record DishAllergens(IReadOnlySet<string> Contained, IReadOnlySet<string> Possible)
{
    public static DishAllergens Of(IReadOnlyCollection<Ingredient> ingredients)
    {
        var contained = ingredients.SelectMany(i => i.Allergens).ToHashSet();
        return new(contained, ingredients.SelectMany(i => i.MayContain).Except(contained).ToHashSet());
    }
}
