using System.Net;
using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using AiChef.Functions.Settings;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>A model chooses only among dishes that the catalogue found safe.</summary>
public sealed class ModelRecipeChooserTests
{
    private static readonly CatalogueRecipeChooser Catalogue = new(FoodCatalogue.Instance);
    private static readonly ModelSettings Model = new(new Uri("https://model.example/v1/"), "chef", "k-123");

    private readonly MemoryLogger _logger = new();

    private readonly MealRequest _request = RecipeChoiceTests.Request() with { Allergies = ["fish"], Diet = "vegan" };

    [Fact]
    public async Task The_dish_that_the_model_names_is_the_recipe()
    {
        var last = Catalogue.Suitable(_request).Dishes[^1];
        var server = ModelServer.Saying($"{last.Id}\\n");

        var result = await ChooseAsync(server);

        result.Outcome.ShouldBe(RecipeResult.Found);
        result.Recipe!.Id.ShouldBe(last.Id);
        var (address, authorization, _) = server.Questions.ShouldHaveSingleItem();
        address.ShouldBe(new Uri("https://model.example/v1/chat/completions"));
        authorization.ShouldBe("Bearer k-123");
    }

    [Fact]
    public async Task The_model_is_offered_all_suitable_dishes_and_learns_nothing_of_allergies_or_diet()
    {
        var suitable = Catalogue.Suitable(_request).Dishes;
        var server = ModelServer.Saying(suitable[0].Id);

        await ChooseAsync(server);

        var question = JsonElement.Parse(server.Questions.Single().Body);
        question.GetProperty("model").GetString().ShouldBe("chef");
        var offer = question.GetProperty("messages")[1].GetProperty("content").GetString()!;
        JsonElement
            .Parse(offer)
            .GetProperty("dishes")
            .EnumerateArray()
            .Select(dish => dish.GetProperty("id").GetString())
            .ShouldBe(suitable.Select(recipe => recipe.Id));
        offer.ShouldNotContain("allerg", Case.Insensitive);
        offer.ShouldNotContain("vegan", Case.Insensitive);
    }

    [Fact]
    public async Task A_dish_that_was_not_offered_is_never_served_whatever_the_model_says()
    {
        var request = _request with { Exclude = ["lentil-soup"] };
        var offered = Catalogue.Suitable(request).Dishes.Select(dish => dish.Id).ToList();
        var others = FoodCatalogue.Instance.Dishes.Select(dish => dish.Id).Except(offered).ToList();
        others.ShouldContain("lentil-soup");
        foreach (var answer in others.Append("").Append("unicorn").Append($"{offered[0]} {others[0]}"))
        {
            (await FailureAsync(ModelServer.Saying(answer), request)).ShouldBe(
                "The model chef chose none of the dishes offered"
            );
        }
    }

    [Fact]
    public async Task A_seed_is_passed_on_to_the_model()
    {
        var server = ModelServer.Saying(Catalogue.Suitable(_request).Dishes[0].Id);
        await ChooseAsync(server);
        await ChooseAsync(server, _request with { Seed = 7 });
        server
            .Questions.Select(question => JsonElement.Parse(question.Body))
            .Select(body =>
                (body.GetProperty("temperature").GetInt32(), body.TryGetProperty("seed", out var s) ? s.GetInt32() : -1)
            )
            .ShouldBe([(0, -1), (1, 7)]);
    }

    [Fact]
    public async Task What_is_at_hand_but_unknown_is_told_with_a_model_too()
    {
        var request = _request with { Ingredients = [new() { Name = "zuchini" }] };
        var result = await ChooseAsync(ModelServer.Saying(Catalogue.Suitable(request).Dishes[0].Id), request);
        result.UnknownIngredients!.Single().Suggestions.ShouldContain("zucchini");
    }

    [Fact]
    public async Task Without_a_choice_the_model_is_not_asked()
    {
        var server = ModelServer.Saying("anything");

        var result = await ChooseAsync(server, _request with { Budget = 0.01m });

        result.Outcome.ShouldBe(RecipeResult.NothingFits);
        server.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_two_dishes_the_model_chooses_one_and_of_one_the_catalogue()
    {
        var dishes = Catalogue.Suitable(_request).Dishes.Select(dish => dish.Id).ToList();
        foreach (var count in new[] { 1, 2 })
        {
            var server = ModelServer.Saying(dishes[count - 1]);
            var request = _request with { Exclude = dishes[count..] };
            (await ChooseAsync(server, request)).Recipe!.Id.ShouldBe(dishes[count - 1]);
            server.Questions.Count.ShouldBe(count - 1);
        }
    }

    [Fact]
    public async Task A_choice_is_logged_without_what_it_was_about()
    {
        var dish = Catalogue.Suitable(_request).Dishes[0].Id;
        await ChooseAsync(ModelServer.Saying(dish));
        var (level, message) = _logger.Lines.ShouldHaveSingleItem();
        level.ShouldBe("Debug");
        message.ShouldStartWith("The model chef chose among ");
        message.ShouldNotContain(dish);
        message.ShouldNotContain("vegan");
    }

    [Fact]
    public async Task A_model_that_never_answers_is_an_error_and_the_end_of_the_call_is_none_of_its()
    {
        var silent = new ModelServer(_ => throw new OperationCanceledException());
        (await FailureAsync(silent)).ShouldBe("The model chef did not answer in 20 seconds");
        await Should.ThrowAsync<OperationCanceledException>(() =>
            ChooseAsync(silent, cancellationToken: new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public async Task A_model_that_refuses_is_told_by_its_status_and_not_by_its_key() =>
        (
            await FailureAsync(
                new ModelServer(_ => ModelServer.Json("{\"error\":\"k-123\"}", HttpStatusCode.Forbidden))
            )
        ).ShouldBe("The model chef answered with status 403");

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[{"message":{"role":"assistant","content":null}}]}""")]
    public async Task An_answer_without_a_choice_is_an_error(string answer) =>
        (await FailureAsync(new ModelServer(_ => ModelServer.Json(answer)))).ShouldBe(
            "The model chef chose none of the dishes offered"
        );

    [Fact]
    public async Task An_answer_that_is_no_JSON_and_a_connection_that_fails_are_errors()
    {
        (await FailureAsync(new ModelServer(_ => ModelServer.Json("<html>")))).ShouldStartWith(
            "The model chef cannot be asked: "
        );
        (await FailureAsync(new ModelServer(_ => throw new HttpRequestException("refused")))).ShouldBe(
            "The model chef cannot be asked: refused"
        );
    }

    private async Task<string> FailureAsync(ModelServer server, MealRequest? request = null) =>
        (await Should.ThrowAsync<ModelException>(() => ChooseAsync(server, request))).Message;

    private async Task<RecipeResult> ChooseAsync(
        ModelServer server,
        MealRequest? request = null,
        CancellationToken cancellationToken = default
    )
    {
        using var http = new HttpClient(server);
        var log = new FunctionLog(_logger, LogLevel.Debug);
        return await new ModelRecipeChooser(Catalogue, Model, http, log).ChooseAsync(
            request ?? _request,
            cancellationToken
        );
    }
}
