using AiChef.Functions.Api;
using AiChef.Functions.Hosting;
using AiChef.Functions.SessionMeals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

using var dynamoDb = SessionTable.Client();
using var stepFunctions = StepFunctionsWorkflow.Client();
var meals = SessionTable.MealsFromEnvironment(dynamoDb);
var workflow = StepFunctionsWorkflow.FromEnvironment(stepFunctions);
var progress = new MealProgress(meals, workflow, TimeProvider.System);
var reading = new MealReading(progress);
var ordering = new MealOrdering(meals, workflow, progress, TimeProvider.System);
await FunctionHost.RunAsync<APIGatewayProxyRequest, APIGatewayProxyResponse, ApiJson>(
    (request, call) =>
        request.HttpMethod == "GET"
            ? reading.HandleAsync(request, call.CancellationToken)
            : ordering.HandleAsync(request, call.Context.CorrelationId, call.CancellationToken)
);
