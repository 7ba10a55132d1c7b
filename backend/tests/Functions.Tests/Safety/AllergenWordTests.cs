using System.Text;
using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Safety;

/// <summary>Allergens as people write them, in English and Korean.</summary>
public sealed class AllergenWordTests
{
    private static readonly MealRequestReader Reader = new(FoodCatalogue.Instance, "EUR");

    [Fact]
    public void Every_word_of_the_table_means_its_allergens_and_nothing_else()
    {
        foreach (var (word, allergens) in SafetyTable.KnownWords)
        {
            Allergens.Named(word).ShouldBe(allergens, word);
            Allergens.Named($"  {word.ToUpperInvariant()} ").ShouldBe(allergens, word);
        }
    }

    [Fact]
    public void Every_word_that_the_catalogue_knows_is_in_the_table()
    {
        using var table = JsonDocument.Parse(
            typeof(FoodCatalogue).Assembly.GetManifestResourceStream("allergens.json")!
        );
        table
            .RootElement.GetProperty("words")
            .EnumerateArray()
            .SelectMany(row => row.GetProperty("words").EnumerateArray())
            .Select(word => word.GetString())
            .Except(SafetyTable.KnownWords.Select(row => row.Word), StringComparer.OrdinalIgnoreCase)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_fourteen_are_known_by_their_own_names_and_have_one_in_Korean()
    {
        Allergens.All.Count.ShouldBe(14);
        foreach (var allergen in Allergens.All)
        {
            Allergens.Named(allergen).ShouldBe([allergen]);
            Allergens.Named(Allergens.Name(allergen, "ko")).ShouldBe([allergen]);
            Allergens.Name(allergen, "en").ShouldBe(allergen);
        }
    }

    [Theory]
    [InlineData("nut allergy", "nuts")]
    [InlineData("Nut allergies", "nuts")]
    [InlineData("allergic to prawns", "crustaceans")]
    [InlineData("no eggs", "eggs")]
    [InlineData("without milk", "milk")]
    [InlineData("lactose intolerance", "milk")]
    [InlineData("gluten-free", "gluten")]
    [InlineData("우유 알레르기", "milk")]
    [InlineData("땅콩알러지", "peanuts")]
    [InlineData("유당 불내증", "milk")]
    [InlineData("새우 없이", "crustaceans")]
    [InlineData("밀가루 제외", "gluten")]
    [InlineData("Ｍｉｌｋ", "milk")]
    [InlineData("tree_nuts", "nuts")]
    [InlineData("avoid sesame", "sesame")]
    [InlineData("free from gluten", "gluten")]
    [InlineData("free of mustard", "mustard")]
    [InlineData("allergy to celery", "celery")]
    [InlineData("intolerant to milk", "milk")]
    [InlineData("intolerance to lactose", "milk")]
    [InlineData("egg allergen", "eggs")]
    [InlineData("wheat intolerant", "gluten")]
    [InlineData("sulphite sensitivity", "sulphites")]
    [InlineData("soy product", "soybeans")]
    [InlineData("fish products", "fish")]
    [InlineData("콩 알레르기 있음", "soybeans")]
    [InlineData("견과류 알러지 있음", "nuts")]
    [InlineData("계란 앨러지", "eggs")]
    [InlineData("밀 과민증", "gluten")]
    [InlineData("땅콩 빼고", "peanuts")]
    [InlineData("땅콩 알레르기 있어요", "peanuts")]
    [InlineData("새우 알레르기가 있어요", "crustaceans")]
    [InlineData("홍합 알러지 있어요", "molluscs")]
    [InlineData("글루텐 프리", "gluten")]
    [InlineData("우유 못먹음", "milk")]
    [InlineData("계란 못 먹어요", "eggs")]
    [InlineData("고등어 안 먹음", "fish")]
    [InlineData("겨자 안 먹어요", "mustard")]
    [InlineData("생선류", "fish")]
    public void What_people_write_around_the_word_makes_no_difference(string words, string allergen) =>
        Allergens.Named(words).ShouldBe([allergen]);

    // A keyboard or a file system may send each letter of a syllable by itself.
    [Fact]
    public void Korean_words_are_known_however_they_are_composed() =>
        Allergens.Named("\u110B\u116E\u110B\u1172").ShouldBe(["milk"]);

    [Theory]
    [InlineData("kryptonite")]
    [InlineData("")]
    [InlineData("!?")]
    [InlineData("no")]
    [InlineData("free")]
    [InlineData("allergies")]
    [InlineData("없음")]
    [InlineData("tomato")]
    [InlineData("sugar-free")]
    [InlineData("coconut")]
    [InlineData("no allergy to milk")]
    [InlineData("not allergic to milk")]
    [InlineData("milk is fine")]
    [InlineData("메밀 말고 밀")]
    [InlineData("겨자는 먹어요")]
    [InlineData("우유는 괜찮음")]
    [InlineData("메밀")]
    [InlineData("잣")]
    [InlineData("buckwheat")]
    [InlineData("pine nuts")]
    public void A_word_that_is_not_known_never_passes(string word)
    {
        Allergens.Named(word).ShouldBeNull();
        var error = Should.Throw<InvalidRequestException>(() => Read(word)).Errors.Single();
        error.Field.ShouldBe("allergies[0]");
        error.Message.ShouldStartWith("must be one of gluten, crustaceans, eggs, ");
    }

    [Theory]
    [InlineData("almnods", "almond")]
    [InlineData("penuts", "peanuts")]
    [InlineData("selery", "celery")]
    [InlineData("shelfish", "shellfish")]
    [InlineData("peanut brittle", "peanut")]
    [InlineData("haz", "hazelnut")]
    [InlineData("우류", "우유")]
    [InlineData("땅꽁", "땅콩")]
    [InlineData("아몬두", "아몬드")]
    [InlineData("새오", "새우")]
    public void A_misspelt_word_is_answered_with_what_may_be_meant(string word, string meant)
    {
        var error = Should.Throw<InvalidRequestException>(() => Read(word)).Errors.Single();
        error.Suggestions!.ShouldContain(meant);
        error.Suggestions!.Count.ShouldBeLessThanOrEqualTo(3);
        error.Message.ShouldEndWith($"; did you mean {string.Join(", ", error.Suggestions!)}?");
    }

    [Fact]
    public void A_word_that_resembles_nothing_has_no_suggestions() =>
        Should.Throw<InvalidRequestException>(() => Read("kryptonite")).Errors.Single().Suggestions.ShouldBeNull();

    [Fact]
    public void Every_allergen_is_listed_once()
    {
        using var json = JsonDocument.Parse("""{"allergies":["shellfish","Crab","굴","seafood"]}""");
        Reader.Read(json.RootElement).Allergies.ShouldBe(["crustaceans", "molluscs", "fish"]);
    }

    private static MealRequest Read(string word)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { allergies = new[] { word } });
        return Reader.Read(JsonElement.Parse(Encoding.UTF8.GetString(body)));
    }
}
