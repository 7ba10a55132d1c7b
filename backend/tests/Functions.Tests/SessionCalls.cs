using AiChef.Functions.Catalogue;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using AiChef.Functions.SessionUpdate;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Tests;

/// <summary>Calls of the function session-update.</summary>
internal sealed class SessionCalls(ISessionStore store)
{
    private readonly MealRequestReader _reader = new(FoodCatalogue.Instance, FoodCatalogue.Instance.Currency);

    public Task<APIGatewayProxyResponse> PutAsync(
        string id,
        string body,
        params (string Name, string Value)[] headers
    ) => ChangeAsync("PUT", id, body, headers);

    public Task<APIGatewayProxyResponse> PatchAsync(
        string id,
        string body,
        params (string Name, string Value)[] headers
    ) => ChangeAsync("PATCH", id, body, headers);

    public Task<APIGatewayProxyResponse> GetAsync(string id, params (string Name, string Value)[] headers) =>
        new SessionReading(store).HandleAsync(Event("GET", id, null, headers), CancellationToken.None);

    private Task<APIGatewayProxyResponse> ChangeAsync(
        string method,
        string id,
        string body,
        (string Name, string Value)[] headers
    ) => new SessionChange(store, _reader).HandleAsync(Event(method, id, body, headers), CancellationToken.None);

    private static APIGatewayProxyRequest Event(
        string method,
        string id,
        string? body,
        (string Name, string Value)[] headers
    ) =>
        new()
        {
            HttpMethod = method,
            Body = body,
            PathParameters = new Dictionary<string, string> { ["sessionId"] = id },
            MultiValueHeaders = headers
                .GroupBy(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(group => group.Key, group => (IList<string>)[.. group]),
        };
}
