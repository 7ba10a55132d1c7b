using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Combining;
using AiChef.Functions.Sessions;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

var combining = new CombineFunction(SessionTable.FromEnvironment());
var handler = async (JsonElement input, ILambdaContext context) =>
{
    using var deadline = new CancellationTokenSource(context.RemainingTime);
    return await combining.HandleAsync(input, deadline.Token);
};
using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<CombineJson>()).Build();
await bootstrap.RunAsync();
