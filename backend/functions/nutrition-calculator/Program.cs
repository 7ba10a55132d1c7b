using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;
using AiChef.Functions.NutritionValues;

var nutrition = new NutritionFunction(FoodCatalogue.Instance);
await FunctionHost.RunAsync<JsonElement, NutritionResult, NutritionJson>(
    (input, _) => Task.FromResult(nutrition.Handle(input))
);
