using AiChef.Functions.Words;

namespace AiChef.Functions.Catalogue;

/// <summary>The units of amounts and what they weigh.</summary>
public static class Units
{
    /// <summary>Every unit known, in the order in which errors list them.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "g",
        "kg",
        "oz",
        "lb",
        "ml",
        "l",
        "tsp",
        "tbsp",
        "fl-oz",
        "cup",
        "cup-kr",
        "piece",
    ];

    // The international pound: https://www.govinfo.gov/content/pkg/FR-1959-07-01/pdf/FR-1959-07-01.pdf
    private const decimal GramsPerPound = 453.59237m;
    private const decimal GramsPerOunce = GramsPerPound / 16;

    // The metric spoons that measuring sets have.
    private const decimal MillilitresPerTeaspoon = 5;
    private const decimal MillilitresPerTablespoon = 15;

    // US customary, as in the USDA's household portions: half a US liquid pint.
    // https://www.nist.gov/pml/owm/metric-si/unit-conversion
    private const decimal MillilitresPerCup = 236.5882365m;
    private const decimal MillilitresPerFluidOunce = MillilitresPerCup / 8;

    // The measuring cup of Korean kitchens.
    private const decimal MillilitresPerKoreanCup = 200;

    private static readonly Lazy<WordIndex<string>> Words = new(() =>
        new([
            .. All.Select(unit => new KnownWord<string>(unit, unit)),
            .. new (string Unit, string[] Words)[]
            {
                ("g", ["gram", "gramme", "gr", "그램"]),
                ("kg", ["kilogram", "kilogramme", "kilo", "킬로그램", "킬로"]),
                ("oz", ["ounce", "온스"]),
                ("lb", ["pound", "파운드"]),
                ("ml", ["millilitre", "milliliter", "cc", "밀리리터"]),
                ("l", ["litre", "liter", "리터"]),
                ("tsp", ["teaspoon", "작은술", "티스푼", "찻술"]),
                ("tbsp", ["tablespoon", "tbs", "큰술", "테이블스푼", "밥숟가락"]),
                ("fl-oz", ["fluid ounce", "액량 온스"]),
                ("cup", ["us cup"]),
                ("cup-kr", ["컵", "korean cup"]),
                ("piece", ["pc", "개", "조각", "쪽", "장"]),
            }.SelectMany(row => row.Words.Select(word => new KnownWord<string>(word, row.Unit))),
        ])
    );

    /// <summary>The unit that a word means ("Tablespoons", "oz.", "큰술"); null for a word not known.</summary>
    public static string? Named(string word) => Words.Value.Find(word);

    /// <summary>Known units that somebody may have meant, the nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string word) => Words.Value.Nearest(word);

    /// <summary>The weight in grams; null when the unit does not fit the ingredient.</summary>
    public static decimal? Grams(Ingredient ingredient, decimal amount, string unit) =>
        unit switch
        {
            "g" => amount,
            "kg" => amount * 1000,
            "oz" => amount * GramsPerOunce,
            "lb" => amount * GramsPerPound,
            "piece" => amount * ingredient.GramsPerPiece,
            _ => amount * Millilitres(unit) * ingredient.GramsPerMillilitre,
        };

    /// <summary>Whether the unit is one of volume.</summary>
    public static bool IsVolume(string unit) => Millilitres(unit) is not null;

    /// <summary>The units in which this ingredient can be given.</summary>
    public static IEnumerable<string> Of(Ingredient ingredient) =>
        All.Where(unit => Grams(ingredient, 1, unit) is not null);

    private static decimal? Millilitres(string unit) =>
        unit switch
        {
            "ml" => 1,
            "l" => 1000,
            "tsp" => MillilitresPerTeaspoon,
            "tbsp" => MillilitresPerTablespoon,
            "fl-oz" => MillilitresPerFluidOunce,
            "cup" => MillilitresPerCup,
            "cup-kr" => MillilitresPerKoreanCup,
            _ => null,
        };
}
