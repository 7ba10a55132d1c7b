using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>Refusals are counted by reasons of a fixed set, none of which says what somebody avoids.</summary>
public sealed class RefusalReasonTests
{
    [Theory]
    [InlineData("""{"fields":[{"code":"unknown-word"},{"code":"unknown-field"}],"error":"x"}""", "unknown-word")]
    [InlineData("""{"fields":[],"error":"InvalidRequest"}""", "invalid-request")]
    [InlineData("""{"reasonCode":"all-excluded"}""", "all-excluded")]
    [InlineData("""{"error":"IdempotencyKeyReused"}""", "idempotency-key-reused")]
    [InlineData("""{"error":"Something else"}""", "other")]
    [InlineData("""{"reasonCode":"milk"}""", "other")]
    [InlineData("""{"error":7,"reasonCode":null,"fields":{}}""", "other")]
    [InlineData("[]", "other")]
    public void The_reason_is_the_first_that_the_answer_tells(string answer, string reason) =>
        RefusalReason.Of(JsonElement.Parse(answer)).ShouldBe(reason);

    [Fact]
    public void There_are_few_reasons_and_each_is_one_word_for_programs()
    {
        RefusalReason.All.Count.ShouldBeLessThanOrEqualTo(30);
        RefusalReason.All.ShouldBeUnique();
        RefusalReason.All.ShouldAllBe(reason => reason.All(each => each == '-' || char.IsAsciiLetterLower(each)));
        RefusalReason.All.ShouldBe(RefusalReason.All.Concat(MistakeCode.All).Distinct());
    }

    [Theory]
    [InlineData("""{"allergens":["fish"]}""", "unknown-field")]
    [InlineData("""{"diet":"lunar"}""", "unknown-word")]
    [InlineData("""{"allergies":["kryptonite"]}""", "unknown-word")]
    [InlineData("""{"exclude":["kryptonite"]}""", "unknown-word")]
    [InlineData("""{"ingredients":[{"name":"rice","amount":1,"unit":"piece"}]}""", "unknown-unit")]
    [InlineData("""{"ingredients":[{"name":"rice","amount":1,"unit":"moon"}]}""", "unknown-unit")]
    [InlineData("""{"servings":0}""", "invalid-value")]
    [InlineData("""{"seed":1,"seed":1}""", "repeated-field")]
    [InlineData("""{"diet":"\ud800"}""", "invalid-json")]
    [InlineData("7", "invalid-json")]
    public async Task Each_mistake_of_a_request_has_its_kind(string request, string reason)
    {
        var answer = await RecipeCall.ChooseAsync(request);
        RefusalReason.Of(answer).ShouldBe(reason);
    }

    [Fact]
    public async Task Each_request_that_no_dish_fits_has_its_kind()
    {
        var all = JsonSerializer.Serialize(FoodCatalogue.Instance.Dishes.Select(dish => dish.Id));
        (await CodeAsync("""{"budget":0.01}""")).ShouldBe("over-budget");
        (await CodeAsync($$"""{"exclude":{{all}}}""")).ShouldBe("all-excluded");

        static async Task<string?> CodeAsync(string request) =>
            (await RecipeCall.ChooseAsync(request)).GetProperty("reasonCode").GetString();
    }
}
