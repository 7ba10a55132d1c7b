using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;
using AiChef.Functions.Prices;
using AiChef.Functions.Settings;

await FunctionHost.RunAsync<JsonElement, PriceResult, PriceJson>(
    (input, call) =>
    {
        var result = new PriceFunction(FoodCatalogue.Instance, call.Settings.Currency).Handle(input);
        call.Log.Debug($"{result.Lines.Count} lines in {result.Currency}, {result.Unpriced.Count} without a price");
        return Task.FromResult(result);
    },
    Setting.Currency,
    Setting.LogLevel
);
