using System.Globalization;
using System.Text;

namespace AiChef.Functions.Catalogue;

/// <summary>
/// A step with its amounts: "{rice}" becomes the amount of the rice, "{water 1/4}" a quarter of that of the water.
/// </summary>
public static class StepText
{
    /// <summary>The step as somebody reads it.</summary>
    /// <param name="step">The step, with ingredients in braces.</param>
    /// <param name="catalogue">What the ingredients are.</param>
    /// <param name="amounts">The amounts of the dish, scaled to the servings.</param>
    /// <param name="language">The language of the units.</param>
    /// <exception cref="KeyNotFoundException">The step names an ingredient that the dish does not have.</exception>
    public static string Of(
        string step,
        FoodCatalogue catalogue,
        IReadOnlyDictionary<string, IngredientAmount> amounts,
        string language
    )
    {
        var text = new StringBuilder(step.Length);
        var parts = step.Split('{', '}');
        for (var i = 0; i < parts.Length; i++)
        {
            text.Append(i % 2 == 0 ? parts[i] : Amount(parts[i].Split(' ', '/'), catalogue, amounts, language));
        }

        return text.ToString();
    }

    private static string Amount(
        string[] placeholder,
        FoodCatalogue catalogue,
        IReadOnlyDictionary<string, IngredientAmount> amounts,
        string language
    )
    {
        var item = amounts[placeholder[0]];
        var share = placeholder is [_, var part, var whole] ? item.Amount * Number(part) / Number(whole) : item.Amount;
        return AmountText.Of(
            catalogue.Ingredients[item.Ingredient],
            Math.Round(share, 3, MidpointRounding.AwayFromZero),
            item.Unit,
            language
        );
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
