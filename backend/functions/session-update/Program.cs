using AiChef.Functions.Api;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using AiChef.Functions.SessionUpdate;
using AiChef.Functions.Settings;
using Amazon.Lambda.APIGatewayEvents;

var sessions = SessionTable.FromEnvironment();
var reading = new SessionReading(sessions);
await FunctionHost.RunAsync<APIGatewayProxyRequest, APIGatewayProxyResponse, ApiJson>(
    (request, call) =>
        request.HttpMethod == "GET"
            ? reading.HandleAsync(request, call.CancellationToken)
            : new SessionChange(
                sessions,
                new MealRequestReader(FoodCatalogue.Instance, call.Settings.Currency)
            ).HandleAsync(request, call.CancellationToken),
    Setting.Currency
);
