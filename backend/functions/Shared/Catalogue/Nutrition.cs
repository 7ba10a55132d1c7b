namespace AiChef.Functions.Catalogue;

/// <summary>
/// Nutrition of an amount of food: kilocalories, grams, and milligrams of sodium. A value that the source lacks for a
/// part of the food is null, since it is not 0.
/// </summary>
public sealed record Nutrition
{
    public decimal Kilocalories { get; init; }
    public decimal Protein { get; init; }
    public decimal Fat { get; init; }
    public decimal Carbohydrate { get; init; }
    public decimal? Fibre { get; init; } = 0;
    public decimal? Sugars { get; init; } = 0;
    public decimal SodiumMilligrams { get; init; }

    /// <summary>The sum over the items, exact.</summary>
    public static Nutrition Of(FoodCatalogue catalogue, IEnumerable<IngredientAmount> items) =>
        items.Aggregate(
            new Nutrition(),
            (sum, item) => sum.Plus(catalogue.Foods[item.Ingredient], catalogue.Grams(item) / 100)
        );

    /// <summary>
    /// One of so many equal parts, rounded half away from zero: energy and sodium to whole numbers, the rest to 0.1 g.
    /// </summary>
    public Nutrition Per(int servings) =>
        new()
        {
            Kilocalories = Round(Kilocalories / servings, 0),
            Protein = Round(Protein / servings, 1),
            Fat = Round(Fat / servings, 1),
            Carbohydrate = Round(Carbohydrate / servings, 1),
            Fibre = Round(Fibre / servings, 1),
            Sugars = Round(Sugars / servings, 1),
            SodiumMilligrams = Round(SodiumMilligrams / servings, 0),
        };

    private static decimal Round(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero);

    private static decimal? Round(decimal? value, int decimals) => value is { } known ? Round(known, decimals) : null;

    private Nutrition Plus(FoodValues food, decimal hundredGrams) =>
        new()
        {
            Kilocalories = Kilocalories + (food.Kilocalories * hundredGrams),
            Protein = Protein + (food.Protein * hundredGrams),
            Fat = Fat + (food.Fat * hundredGrams),
            Carbohydrate = Carbohydrate + (food.Carbohydrate * hundredGrams),
            Fibre = Fibre + (food.Fibre * hundredGrams),
            Sugars = Sugars + (food.Sugars * hundredGrams),
            SodiumMilligrams = SodiumMilligrams + (food.SodiumMilligrams * hundredGrams),
        };
}
