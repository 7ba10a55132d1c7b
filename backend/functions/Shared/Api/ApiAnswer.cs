using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The answers of the API: JSON with CORS headers.</summary>
public static class ApiAnswer
{
    public static APIGatewayProxyResponse Json<T>(int status, T body, JsonTypeInfo<T> shape) =>
        new()
        {
            StatusCode = status,
            Body = JsonSerializer.Serialize(body, shape),
            Headers = new Dictionary<string, string>
            {
                ["Content-Type"] = "application/json",
                ["Cache-Control"] = "no-store",
                ["Access-Control-Allow-Origin"] = "*",
                ["Access-Control-Allow-Headers"] = "Content-Type",
                ["Access-Control-Allow-Methods"] = "OPTIONS,GET,POST,PUT",
            },
        };

    /// <summary>
    /// Runs the work and turns what a caller can cause into 400, 404 and 409; everything else stays an error of the
    /// function.
    /// </summary>
    public static async Task<APIGatewayProxyResponse> OfAsync(Func<Task<APIGatewayProxyResponse>> work)
    {
        try
        {
            return await work();
        }
        catch (InvalidRequestException e)
        {
            return Failure(400, new Problem("InvalidRequest", e.Message, e.Errors));
        }
        catch (SessionNotFoundException e)
        {
            return Failure(404, new Problem("SessionNotFound", e.Message));
        }
        catch (StaleVersionException e)
        {
            return Failure(409, new Problem("StaleVersion", e.Message));
        }
    }

    private static APIGatewayProxyResponse Failure(int status, Problem problem) =>
        Json(status, problem, ApiJson.Default.Problem);
}
