using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The headers of an API event; their names have no case.</summary>
public static class ApiHeaders
{
    /// <summary>Every value of a header, in order.</summary>
    public static IReadOnlyList<string> All(APIGatewayProxyRequest request, string name)
    {
        var multiple = request.MultiValueHeaders?.FirstOrDefault(each => Same(each.Key, name)).Value;
        return multiple is { Count: > 0 }
            ? [.. multiple.Where(value => value is not null)]
            :
            [
                .. (request.Headers ?? new Dictionary<string, string>())
                    .Where(each => Same(each.Key, name) && each.Value is not null)
                    .Select(each => each.Value),
            ];
    }

    /// <summary>The value of a header that may be there once; null when it is not.</summary>
    /// <exception cref="InvalidRequestException">It is there more than once.</exception>
    public static string? One(APIGatewayProxyRequest request, string name) =>
        All(request, name) switch
        {
            [] => null,
            [var value] => value.Trim(),
            _ => throw new InvalidRequestException([
                new FieldError($"header {name}", "is given more than once") { Code = MistakeCode.RepeatedField },
            ]),
        };

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
