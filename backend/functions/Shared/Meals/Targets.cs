using AiChef.Functions.Catalogue;

namespace AiChef.Functions.Meals;

/// <summary>What somebody eats for, and how well one serving serves it.</summary>
public static class Targets
{
    public const string Default = "balanced";

    private const decimal MealKilocalories = 650;

    /// <summary>Every target known.</summary>
    public static readonly IReadOnlyList<string> All = [Default, "muscle-gain", "weight-loss", "endurance", "low-carb"];

    /// <summary>The target that a word means ("Muscle gain", "muscle_gain"); null for a word not known.</summary>
    public static string? Named(string word)
    {
        var name = word.Trim().Replace(' ', '-').Replace('_', '-');
        return All.FirstOrDefault(t => t.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>From 0 (not at all) to 1 (as good as it gets).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The target is not one of <see cref="All"/>.</exception>
    public static decimal Fit(string target, Nutrition serving) =>
        target switch
        {
            "muscle-gain" => (0.7m * Share(serving.Protein, 50))
                + (0.3m * Share(serving.Kilocalories, MealKilocalories)),
            "weight-loss" => (0.5m * (1 - Share(serving.Kilocalories - 300, 500)))
                + (0.3m * Share(serving.Protein, 40))
                + (0.2m * Share(serving.Fibre ?? 0, 12)),
            "endurance" => (0.7m * Share(serving.Carbohydrate, 100)) + (0.3m * Share(serving.Protein, 25)),
            "low-carb" => (0.7m * (1 - Share(serving.Carbohydrate, 60))) + (0.3m * Share(serving.Protein, 40)),
            "balanced" => 1 - Math.Min(1, Imbalance(serving)),
            _ => throw new ArgumentOutOfRangeException(
                nameof(target),
                target,
                $"The targets are {string.Join(", ", All)}"
            ),
        };

    // Energy from protein, fat and carbohydrate against 20, 30 and 50 %, and the meal's energy against a third of a
    // day's.
    private static decimal Imbalance(Nutrition serving)
    {
        var energy = Math.Max(1, (4 * serving.Protein) + (9 * serving.Fat) + (4 * serving.Carbohydrate));
        return Math.Abs((4 * serving.Protein / energy) - 0.2m)
            + Math.Abs((9 * serving.Fat / energy) - 0.3m)
            + Math.Abs((4 * serving.Carbohydrate / energy) - 0.5m)
            + (Math.Abs(serving.Kilocalories - MealKilocalories) / 2000);
    }

    private static decimal Share(decimal value, decimal full) => Math.Clamp(value / full, 0, 1);
}
