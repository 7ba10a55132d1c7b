using AiChef.Functions.Catalogue;

namespace AiChef.Functions.Tests.Safety;

/// <summary>
/// What the sources say about ingredients, dishes and words, row by row, in the text files beside this class; written
/// without the catalogue, so that a mistake there is found here.
/// </summary>
internal static class SafetyTable
{
    public static IReadOnlyList<SafetyRow> Ingredients { get; } = Rows("ingredients.txt");

    public static IReadOnlyList<SafetyRow> Dishes { get; } = Rows("dishes.txt");

    /// <summary>Each word with the allergens that it means.</summary>
    public static IReadOnlyList<(string Word, IReadOnlyList<string> Allergens)> KnownWords { get; } =
    [
        .. Lines("words.txt")
            .SelectMany(row =>
                row[1]
                    .Split(',', StringSplitOptions.TrimEntries)
                    .Select(word => (word, (IReadOnlyList<string>)row[0].Split(' ')))
            ),
    ];

    /// <summary>Each word with the diet that it means.</summary>
    public static IReadOnlyList<(string Word, string Diet)> DietWords { get; } =
    [
        .. Lines("diets.txt")
            .SelectMany(row => row[1].Split(',', StringSplitOptions.TrimEntries).Select(word => (word, row[0]))),
    ];

    /// <summary>Every difference between ingredients and the table.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyCollection<Ingredient> ingredients) =>
        [
            .. Unequal(Ingredients.Select(row => row.Id), ingredients.Select(i => i.Id)),
            .. from ingredient in ingredients
            from row in Ingredients.Where(row => row.Id == ingredient.Id)
            from fault in Unequal(row.Contains, ingredient.Allergens)
                .Concat(Unequal(row.MayContain, ingredient.MayContain))
                .Concat(Unequal(row.Diets, Diets.All.Where(diet => !Diets.Allows(diet, [ingredient]))))
            select $"{ingredient.Id}: {fault}",
        ];

    /// <summary>The words in which one list has more or less than the other.</summary>
    public static IEnumerable<string> Unequal(IEnumerable<string> expected, IEnumerable<string> actual) =>
        expected
            .Except(actual)
            .Select(word => $"lacks {word}")
            .Concat(actual.Except(expected).Select(word => $"has {word}"));

    private static List<SafetyRow> Rows(string file) =>
        [
            .. Lines(file)
                .Select(columns => new SafetyRow(columns[0], Words(columns[1]), Words(columns[2]), Words(columns[3]))),
        ];

    private static string[] Words(string column) => column.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string[]> Lines(string file)
    {
        using var stream = typeof(SafetyTable).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return
        [
            .. reader
                .ReadToEnd()
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => !line.StartsWith('#'))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)),
        ];
    }
}
