using AiChef.Functions.Catalogue;

namespace AiChef.Functions.Meals;

/// <summary>
/// What somebody has at hand, by weight: the amounts of one ingredient add up, and a name without an amount is as much
/// as a dish needs.
/// </summary>
public sealed class AtHand
{
    private readonly Dictionary<string, decimal?> _grams = [];

    /// <summary>Reads the ingredients of a request.</summary>
    public AtHand(FoodCatalogue catalogue, IEnumerable<AvailableIngredient> ingredients)
    {
        var unknown = new List<string>();
        foreach (var item in ingredients)
        {
            var known = catalogue.Find(item.Name);
            if (known is null)
            {
                unknown.Add(item.Name);
                continue;
            }

            decimal? grams = item is { Amount: { } amount, Unit: { } unit }
                ? catalogue.Grams(
                    new()
                    {
                        Ingredient = known.Id,
                        Amount = amount,
                        Unit = unit,
                    }
                )
                : null;
            _grams[known.Id] = _grams.TryGetValue(known.Id, out var before) ? before + grams : grams;
        }

        Unknown = [.. unknown.Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The names that the catalogue does not know.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>How many of the grams that a dish needs are at hand: from 0 to all of them.</summary>
    public decimal Covers(string ingredient, decimal grams) =>
        _grams.TryGetValue(ingredient, out var given) ? Math.Min(given ?? grams, grams) : 0;
}
