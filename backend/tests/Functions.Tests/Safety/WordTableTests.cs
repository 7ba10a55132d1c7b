using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Words;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Safety;

/// <summary>
/// The words of allergens, diets, ingredients and dishes: each is needed, and none says what the food is not.
/// </summary>
public sealed class WordTableTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;

    [Fact]
    public void Any_word_for_an_allergen_that_the_catalogue_loses_is_noticed() =>
        ShouldNotice(
            Allergens.All,
            Rows("allergens.json", "words", row => Texts(row, "allergens")),
            SafetyTable.KnownWords.Select(row => (row.Word, string.Join(',', row.Allergens)))
        );

    [Fact]
    public void Any_word_for_a_diet_that_the_catalogue_loses_is_noticed() =>
        ShouldNotice(
            Diets.All,
            Rows("diets.json", "diets", row => row.GetProperty("diet").GetString()!),
            SafetyTable.DietWords
        );

    [Fact]
    public void Every_word_of_the_table_means_its_diet_and_the_catalogue_knows_no_other()
    {
        foreach (var (word, diet) in SafetyTable.DietWords)
        {
            Diets.Named(word).ShouldBe(diet, word);
            Diets.Named($" {word.ToUpperInvariant()}").ShouldBe(diet, word);
        }

        Rows("diets.json", "diets", row => row.GetProperty("diet").GetString()!)
            .Select(row => row.Word)
            .ShouldBeSubsetOf(SafetyTable.DietWords.Select(row => row.Word));
    }

    /// <summary>
    /// A person who avoids soybeans must not read the Korean word for black soybeans where black turtle beans are
    /// meant.
    /// </summary>
    [Fact]
    public void No_name_of_an_ingredient_is_a_word_for_an_allergen_that_it_does_not_have() =>
        Catalogue
            .Ingredients.Values.SelectMany(i =>
                i.Words.Concat([i.Id, i.Name.English, i.Name.Korean])
                    .SelectMany(word => Allergens.Named(word) ?? [], (word, allergen) => (word, allergen))
                    .Where(found => !i.Allergens.Concat(i.MayContain).Contains(found.allergen))
            )
            .ShouldBeEmpty();

    [Fact]
    public void No_name_of_a_dish_has_a_word_for_an_allergen_that_the_dish_does_not_have() =>
        Catalogue
            .Dishes.SelectMany(dish =>
                $"{dish.Name.English} {dish.Name.Korean}"
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .SelectMany(word => Allergens.Named(word) ?? [], (word, allergen) => (dish.Id, word, allergen))
                    .Where(found =>
                        !Catalogue.AllergensOf(dish).Contains(found.allergen)
                        && !Catalogue.PossibleAllergensOf(dish).Contains(found.allergen)
                    )
            )
            .ShouldBeEmpty();

    private static void ShouldNotice(
        IReadOnlyList<string> names,
        List<(string Word, string Meaning)> rows,
        IEnumerable<(string Word, string Meaning)> table
    )
    {
        var known = table.ToList();
        var own = names.Select(name => (name, name)).ToList();
        Unknown(rows).ShouldBeEmpty();
        // the singular of an allergen's own name is there to be suggested
        foreach (var lost in rows.Where(row => !names.Contains($"{row.Word}s")))
        {
            Unknown(rows.Where(row => row != lost)).ShouldNotBeEmpty($"{lost.Word} is in the catalogue for nothing");
        }

        List<string> Unknown(IEnumerable<(string Word, string Meaning)> others)
        {
            var index = new WordIndex<string>(
                own.Concat(others).Select(row => new KnownWord<string>(row.Item1, row.Item2))
            );
            return [.. known.Where(row => index.Find(row.Word) != row.Meaning).Select(row => row.Word)];
        }
    }

    private static List<(string Word, string Meaning)> Rows(string file, string list, Func<JsonElement, string> meaning)
    {
        using var table = JsonDocument.Parse(typeof(FoodCatalogue).Assembly.GetManifestResourceStream(file)!);
        return
        [
            .. table
                .RootElement.GetProperty(list)
                .EnumerateArray()
                .SelectMany(row =>
                    row.GetProperty("words")
                        .EnumerateArray()
                        .Select(word => word.GetString()!)
                        .Concat(list == "diets" ? [row.GetProperty("name").GetProperty("ko").GetString()!] : [])
                        .Select(word => (word, meaning(row)))
                ),
        ];
    }

    private static string Texts(JsonElement row, string field) =>
        string.Join(',', row.GetProperty(field).EnumerateArray().Select(text => text.GetString()));
}
