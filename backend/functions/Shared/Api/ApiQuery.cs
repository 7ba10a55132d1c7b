using AiChef.Functions.Meals;
using AiChef.Functions.Reading;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The parameters of an API event's URL.</summary>
public static class ApiQuery
{
    /// <summary>Refuses parameters: the API reads none, and what is not read must not look as if it were.</summary>
    /// <exception cref="InvalidRequestException">There are some.</exception>
    public static void CheckNone(APIGatewayProxyRequest request)
    {
        var errors = new FieldErrors();
        foreach (var name in request.QueryStringParameters?.Keys ?? [])
        {
            errors.Add(
                FieldErrors.Path("query", name),
                "is not known; the URL takes no parameters",
                MistakeCode.UnknownField
            );
        }

        errors.ThrowIfAny();
    }
}
