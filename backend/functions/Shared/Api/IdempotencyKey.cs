using System.Security.Cryptography;
using System.Text;
using AiChef.Functions.Meals;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.Api;

/// <summary>
/// The header Idempotency-Key, by which a client may repeat a request whose answer was lost:
/// https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
/// </summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Fewest characters: fewer cannot be unguessable, and whoever has the key has the session.</summary>
    public const int FewestCharacters = 16;

    public const int MostCharacters = 255;

    /// <summary>A hash of the key; null without one. Clients with API keys do not share theirs.</summary>
    /// <exception cref="InvalidRequestException">The key is too short, too long, or not of visible ASCII.</exception>
    public static string? Of(APIGatewayProxyRequest request)
    {
        if (ApiHeaders.One(request, Header) is not { } key)
        {
            return null;
        }

        return key.Length is >= FewestCharacters and <= MostCharacters && key.All(each => each is > ' ' and < '\u007F')
            ? Hash($"{request.RequestContext?.Identity?.ApiKeyId}\n{key}")
            : throw new InvalidRequestException([
                new FieldError(
                    $"header {Header}",
                    $"must be {FewestCharacters} to {MostCharacters} visible ASCII characters, "
                        + "new for each request, such as a random UUID"
                ),
            ]);
    }

    /// <summary>The SHA-256 of a text, in hexadecimal digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
