using AiChef.Functions.Catalogue;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Ingredients as people write them.</summary>
public sealed class IngredientWordTests
{
    private static readonly FoodCatalogue Catalogue = FoodCatalogue.Instance;

    [Theory]
    [InlineData("zucchini", "courgette")]
    [InlineData("Eggplants", "aubergine")]
    [InlineData("yogurt", "greek-yogurt")]
    [InlineData("prawns", "shrimp")]
    [InlineData("garbanzo beans", "chickpeas")]
    [InlineData("cherry tomatoes", "tomato")]
    [InlineData("potatoes", "potato")]
    [InlineData("ground beef", "beef-mince")]
    [InlineData("Canola oil", "rapeseed-oil")]
    [InlineData("chicken_breasts", "chicken-breast")]
    [InlineData("계란", "eggs")]
    [InlineData("우유", "milk")]
    [InlineData("애호박", "courgette")]
    [InlineData("새우", "shrimp")]
    [InlineData("두 부", "tofu")]
    [InlineData("돼지고기", "pork-loin")]
    [InlineData("블랙빈", "black-beans")]
    [InlineData("흰강낭콩", "white-beans")]
    [InlineData("검은콩", null)]
    [InlineData("흰콩", null)]
    [InlineData("카레", null)]
    [InlineData("unicorn", null)]
    [InlineData("", null)]
    public void An_ingredient_is_found_by_everyday_words(string word, string? id) =>
        (Catalogue.Find(word)?.Id).ShouldBe(id);

    [Fact]
    public void Every_ingredient_is_found_by_its_id_and_both_names() =>
        Catalogue.Ingredients.Values.ShouldAllBe(i =>
            i.Words.Concat(new[] { i.Id, i.Name.English, i.Name.Korean }).All(word => Catalogue.Find(word) == i)
        );
}
