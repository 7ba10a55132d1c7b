using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>
/// What the payload of an identity provider's token (JWT) says. Its signature is not verified: LocalCloud does not ask
/// the provider for its keys.
/// </summary>
internal sealed class WebToken(JsonObject payload)
{
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
    private static readonly string[] OfGitHub =
    [
        "actor",
        "actor_id",
        "enterprise",
        "enterprise_id",
        "environment",
        "job_workflow_ref",
        "ref",
        "repository",
        "repository_id",
        "repository_owner",
        "repository_owner_id",
        "runner_environment",
        "workflow",
    ];

    private const string GitHub = "token.actions.githubusercontent.com";

    public string Subject => payload.Text("sub") ?? "";

    /// <summary>The audience: the authorized party, if the token names one, else its audiences.</summary>
    public IReadOnlyList<string> Audiences =>
        payload["aud"] is JsonArray ? payload.Texts("aud")
        : payload.Text("aud") is { } one ? [one]
        : [];

    /// <summary>The issuer without its scheme, as identity providers are named.</summary>
    public string Issuer
    {
        get
        {
            var issuer = payload.Text("iss") ?? "";
            return issuer.StartsWith("https://", StringComparison.Ordinal) ? issuer["https://".Length..] : issuer;
        }
    }

    public DateTimeOffset? Expires => payload.Moment("exp");

    /// <summary>The claims that policies may ask for, such as <c>token.actions.githubusercontent.com:sub</c>.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> ConditionKeys
    {
        get
        {
            yield return new($"{Issuer}:sub", [Subject]);
            if (payload.Text("azp") is { } party)
            {
                yield return new($"{Issuer}:aud", [party]);
                yield return new($"{Issuer}:oaud", Audiences);
            }
            else
            {
                yield return new($"{Issuer}:aud", Audiences);
            }

            foreach (var claim in Issuer == GitHub ? OfGitHub : [])
            {
                if (payload.Text(claim) is { } value)
                {
                    yield return new($"{Issuer}:{claim}", [value]);
                }
            }
        }
    }

    /// <summary>Reads a token.</summary>
    /// <exception cref="AwsException">It is no JWT.</exception>
    public static WebToken Parse(string token)
    {
        var parts = token.Split('.');
        try
        {
            return parts.Length == 3 && StrictJson.Parse(Base64Url.DecodeFromChars(parts[1])) is JsonObject payload
                ? new(payload)
                : throw StsErrors.InvalidToken();
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException)
        {
            throw StsErrors.InvalidToken();
        }
    }
}
