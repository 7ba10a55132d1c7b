using System.Text.Json;
using AiChef.Functions.Combining;
using AiChef.Functions.Hosting;
using AiChef.Functions.Sessions;

using var client = SessionTable.Client();
var combining = new CombineFunction(SessionTable.FromEnvironment(client), SessionTable.MealsFromEnvironment(client));
await FunctionHost.RunAsync<JsonElement, JsonElement, CombineJson>(
    (input, call) => combining.HandleAsync(input, call.CancellationToken)
);
