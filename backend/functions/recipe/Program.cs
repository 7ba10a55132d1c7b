using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

var recipes = new RecipeFunction(
    new CatalogueRecipeChooser(FoodCatalogue.Instance),
    new MealRequestReader(FoodCatalogue.Instance)
);
var handler = async (JsonElement input, ILambdaContext context) =>
{
    using var deadline = new CancellationTokenSource(context.RemainingTime);
    return await recipes.HandleAsync(input, deadline.Token);
};
using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<RecipeJson>()).Build();
await bootstrap.RunAsync();
