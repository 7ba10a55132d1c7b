using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using AiChef.Functions.SessionCreate;
using AiChef.Functions.Sessions;
using AiChef.Functions.Settings;
using Amazon.Lambda.APIGatewayEvents;

var sessions = SessionTable.FromEnvironment();
await FunctionHost.RunAsync<APIGatewayProxyRequest, APIGatewayProxyResponse, ApiJson>(
    (request, call) =>
        new SessionCreation(
            sessions,
            new MealRequestReader(FoodCatalogue.Instance, call.Settings.Currency),
            TimeProvider.System
        ).HandleAsync(request, call.CancellationToken),
    Setting.Currency
);
