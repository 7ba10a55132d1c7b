using System.Buffers;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Hosting;

/// <summary>The id by which a request is followed through the API, the workflow and the logs.</summary>
public static class CorrelationId
{
    public const string Header = "x-correlation-id";
    private const int Longest = 64;
    private const StringComparison Ignored = StringComparison.OrdinalIgnoreCase;
    private static readonly Dictionary<string, string> NoHeaders = [];

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."
    );

    /// <summary>
    /// That of the request's header, if it is valid and does not hold the id of a session; else a new one.
    /// </summary>
    public static string Of(APIGatewayProxyRequest request)
    {
        var names = request.PathParameters?.Values ?? [];
        return
            Given(request) is { } given
            && IsValid(given)
            && !names.Any(name => name is { Length: > 0 } && given.Contains(name, Ignored))
            ? given
            : Guid.NewGuid().ToString("N");
    }

    /// <summary>Whether a text is an id: 1 to 64 letters, digits, hyphens, underscores and dots.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= Longest } && !text.AsSpan().ContainsAnyExcept(Allowed);

    private static string? Given(APIGatewayProxyRequest request)
    {
        foreach (var (name, value) in request.Headers ?? NoHeaders)
        {
            if (name.Equals(Header, Ignored))
            {
                return value;
            }
        }

        return null;
    }
}
