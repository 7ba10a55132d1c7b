using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Prices;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

var prices = new PriceFunction(FoodCatalogue.Instance);
var handler = (JsonElement input, ILambdaContext context) => prices.Handle(input);
using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<PriceJson>()).Build();
await bootstrap.RunAsync();
