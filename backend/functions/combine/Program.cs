using System.Text.Json;
using AiChef.Functions.Combining;
using AiChef.Functions.Hosting;
using AiChef.Functions.Sessions;

var combining = new CombineFunction(SessionTable.FromEnvironment());
await FunctionHost.RunAsync<JsonElement, JsonElement, CombineJson>(
    (input, call) => combining.HandleAsync(input, call.CancellationToken)
);
