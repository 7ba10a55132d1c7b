using AiChef.Functions.Words;

namespace AiChef.Functions.Catalogue;

/// <summary>The allergens that must be declared: Regulation (EU) No 1169/2011, Annex II.</summary>
public static class Allergens
{
    /// <summary>The fourteen, by the names used here.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "gluten",
        "crustaceans",
        "eggs",
        "fish",
        "peanuts",
        "soybeans",
        "milk",
        "nuts",
        "celery",
        "mustard",
        "sesame",
        "sulphites",
        "lupin",
        "molluscs",
    ];

    // What people write around the word: "nut allergy", "no milk", "우유 알레르기". Nothing here turns the meaning around.
    private static readonly string[] Before =
    [
        .. new[]
        {
            "no",
            "without",
            "avoid",
            "free from",
            "free of",
            "allergic to",
            "allergy to",
            "intolerant to",
            "intolerance to",
        }.Select(WordKey.Of),
    ];
    private static readonly string[] After =
    [
        .. new[]
        {
            "allergy",
            "allergies",
            "allergen",
            "intolerance",
            "intolerant",
            "sensitivity",
            "free",
            "product",
            "products",
            "알레르기",
            "알레르기 있음",
            "알레르기 있어요",
            "알레르기가 있어요",
            "알러지",
            "알러지 있음",
            "알러지 있어요",
            "앨러지",
            "불내증",
            "과민증",
            "없이",
            "제외",
            "빼고",
            "프리",
            "못 먹음",
            "못 먹어요",
            "안 먹음",
            "안 먹어요",
            "류",
        }.Select(WordKey.Of),
    ];

    private static readonly Lazy<AllergenTable> Table = new(() =>
        Tables.Read("allergens.json", TablesJson.Default.AllergenTable)
    );

    private static readonly Lazy<WordIndex<string>> Words = new(() =>
        new([
            .. All.Select(allergen => new KnownWord<string>(allergen, allergen)),
            .. Table.Value.Words.SelectMany(row =>
                row.Words.Select(word => new KnownWord<string>(word, string.Join(',', row.Allergens)))
            ),
        ])
    );

    /// <summary>
    /// The allergens that a word means, in English or Korean, singular or plural; null for a word not known, which must
    /// never pass as "nothing to avoid".
    /// </summary>
    public static IReadOnlyList<string>? Named(string word)
    {
        var key = WordKey.Of(word);
        return (
            Words.Value.FindKey(key) ?? Bare(key).Select(Words.Value.FindKey).FirstOrDefault(a => a is not null)
        )?.Split(',');
    }

    /// <summary>Known words that somebody may have meant, the nearest first.</summary>
    public static IReadOnlyList<string> Nearest(string word) => Words.Value.Nearest(word);

    /// <summary>
    /// What is left out for somebody who avoids these. Many say nuts and mean peanuts too, so that whoever avoids nuts
    /// is served neither.
    /// </summary>
    public static IReadOnlySet<string> LeftOut(IReadOnlyList<string> allergies) =>
        allergies.Contains("nuts") ? [.. allergies, "peanuts"] : allergies.ToHashSet();

    /// <summary>The name of one of the fourteen in a language.</summary>
    public static string Name(string allergen, string language) =>
        Table.Value.Names.Single(name => name.Allergen == allergen).Name.In(language);

    // the key without what is around the word
    private static IEnumerable<string> Bare(string key) =>
        After
            .Where(after => key.EndsWith(after, StringComparison.Ordinal))
            .Select(after => key[..^after.Length])
            .Concat(
                Before
                    .Where(before => key.StartsWith(before, StringComparison.Ordinal))
                    .Select(before => key[before.Length..])
            );
}
