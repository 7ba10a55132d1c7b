namespace AiChef.Functions.Catalogue;

/// <summary>What ingredients cost in a currency.</summary>
public static class Pricing
{
    public const string Rounding =
        "each line half away from zero to the currency's decimals; the total is the sum of the lines";

    /// <summary>The price of one kilogram in the currency, rounded.</summary>
    public static decimal PerKilogram(FoodCatalogue catalogue, string ingredient, Currency currency) =>
        Round(EuroPerGram(catalogue, ingredient) * 1000 * currency.PerEuro, currency);

    /// <summary>The cost of one line, rounded.</summary>
    public static decimal Cost(FoodCatalogue catalogue, IngredientAmount item, Currency currency) =>
        Cost(catalogue, item.Ingredient, catalogue.Grams(item), currency);

    /// <summary>The cost of so many grams of an ingredient, rounded.</summary>
    public static decimal Cost(FoodCatalogue catalogue, string ingredient, decimal grams, Currency currency) =>
        Round(EuroPerGram(catalogue, ingredient) * grams * currency.PerEuro, currency);

    /// <summary>The sum of the rounded lines.</summary>
    public static decimal Total(FoodCatalogue catalogue, IEnumerable<IngredientAmount> items, Currency currency) =>
        items.Sum(item => Cost(catalogue, item, currency));

    private static decimal EuroPerGram(FoodCatalogue catalogue, string ingredient)
    {
        var price = catalogue.Prices[ingredient];
        var grams =
            Units.Grams(catalogue.Ingredients[ingredient], 1, price.Unit)
            ?? throw new InvalidOperationException(
                $"The price of {ingredient} is per {price.Unit}, which does not fit it"
            );
        return price.Amount / grams;
    }

    private static decimal Round(decimal value, Currency currency) =>
        Math.Round(value, currency.Decimals, MidpointRounding.AwayFromZero);
}
