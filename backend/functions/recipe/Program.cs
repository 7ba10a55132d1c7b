using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using AiChef.Functions.Recipes;
using AiChef.Functions.Settings;

using var http = new HttpClient();
var catalogue = new CatalogueRecipeChooser(FoodCatalogue.Instance);
await FunctionHost.RunAsync<JsonElement, JsonElement, RecipeJson>(
    (input, call) =>
    {
        IRecipeChooser chooser = call.Settings.Model is { } model
            ? new ModelRecipeChooser(catalogue, model, http, call.Log)
            : catalogue;
        return new RecipeFunction(
            chooser,
            new MealRequestReader(FoodCatalogue.Instance, call.Settings.Currency)
        ).HandleAsync(input, call.CancellationToken, call.Context.CorrelationId);
    },
    Setting.Currency,
    Setting.LogLevel,
    Setting.ModelEndpoint,
    Setting.ModelName,
    Setting.ModelApiKey
);
