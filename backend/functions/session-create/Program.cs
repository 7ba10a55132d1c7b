using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.SessionCreate;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

var creation = new SessionCreation(
    SessionTable.FromEnvironment(),
    new MealRequestReader(FoodCatalogue.Instance),
    TimeProvider.System
);
var handler = async (APIGatewayProxyRequest request, ILambdaContext context) =>
{
    using var deadline = new CancellationTokenSource(context.RemainingTime);
    return await creation.HandleAsync(request, deadline.Token);
};
using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<ApiJson>()).Build();
await bootstrap.RunAsync();
