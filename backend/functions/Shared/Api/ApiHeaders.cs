using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>The headers of an API event; their names have no case.</summary>
public static class ApiHeaders
{
    private static readonly Dictionary<string, string> NoHeaders = [];
    private static readonly Dictionary<string, IList<string>> NoValues = [];

    /// <summary>Every value of a header, in order.</summary>
    public static IReadOnlyList<string> All(APIGatewayProxyRequest request, string name)
    {
        foreach (var (key, values) in request.MultiValueHeaders ?? NoValues)
        {
            if (Same(key, name) && values is { Count: > 0 })
            {
                return [.. values.Where(value => value is not null)];
            }
        }

        var single = new List<string>();
        foreach (var (key, value) in request.Headers ?? NoHeaders)
        {
            if (Same(key, name) && value is not null)
            {
                single.Add(value);
            }
        }

        return single;
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
