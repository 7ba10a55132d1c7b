using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using AiChef.Functions.SessionUpdate;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;

var sessions = SessionTable.FromEnvironment();
var change = new SessionChange(sessions, new MealRequestReader(FoodCatalogue.Instance));
var reading = new SessionReading(sessions);
var handler = async (APIGatewayProxyRequest request, ILambdaContext context) =>
{
    using var deadline = new CancellationTokenSource(context.RemainingTime);
    return request.HttpMethod == "GET"
        ? await reading.HandleAsync(request, deadline.Token)
        : await change.HandleAsync(request, deadline.Token);
};
using var bootstrap = LambdaBootstrapBuilder.Create(handler, Serializers.Of<ApiJson>()).Build();
await bootstrap.RunAsync();
