using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.NutritionValues;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

var nutrition = new NutritionFunction(FoodCatalogue.Instance);
var handler = (JsonElement input, ILambdaContext context) => nutrition.Handle(input);
using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<NutritionJson>()).Build();
await bootstrap.RunAsync();
