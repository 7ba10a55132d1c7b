using System.Globalization;

namespace AiChef.Functions.Catalogue;

/// <summary>An amount as a recipe writes it: "350 g", "2 cloves", "1큰술".</summary>
public static class AmountText
{
    /// <summary>The amount of an ingredient in a language.</summary>
    public static string Of(Ingredient ingredient, decimal amount, string unit, string language)
    {
        var number = amount.ToString("0.###", CultureInfo.InvariantCulture);
        return language == Languages.Korean
            ? number + Korean(ingredient, unit)
            : $"{number} {English(ingredient, amount, unit)}".TrimEnd();
    }

    private static string Korean(Ingredient ingredient, string unit) =>
        unit switch
        {
            "tsp" => "작은술",
            "tbsp" => "큰술",
            "piece" => ingredient.Piece?.Korean ?? "개",
            _ => $" {unit}",
        };

    private static string English(Ingredient ingredient, decimal amount, string unit) =>
        unit != "piece" ? unit : (amount <= 1 ? ingredient.Piece?.One : ingredient.Piece?.Many) ?? "";
}
