using AiChef.Functions.Catalogue;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests.Safety;

public sealed class DishAllergensTests
{
    [Fact]
    public void The_allergens_of_a_dish_are_those_of_its_ingredients_and_what_they_may_contain_besides()
    {
        var bread = FoodCatalogue.Instance.Ingredients["bread"];
        var allergens = DishAllergens.Of([bread, FoodCatalogue.Instance.Ingredients["milk"]]);
        allergens.Contained.Order().ShouldBe(["gluten", "milk"]);
        allergens.Possible.Order().ShouldBe(["eggs", "lupin", "nuts", "sesame", "soybeans"]);
    }
}
