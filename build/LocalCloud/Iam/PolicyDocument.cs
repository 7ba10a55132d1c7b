using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>Checks the form of policy documents.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html</remarks>
internal static class PolicyDocument
{
    public static void CheckTrust(string document)
    {
        foreach (var statement in Statements(document))
        {
            if (statement.ContainsKey("Resource") || statement.ContainsKey("NotResource"))
            {
                throw IamErrors.Malformed("Has prohibited field Resource");
            }

            if (!statement.ContainsKey("Principal") && !statement.ContainsKey("NotPrincipal"))
            {
                throw IamErrors.Malformed("Missing required field Principal");
            }

            if (!statement.ContainsKey("Action") && !statement.ContainsKey("NotAction"))
            {
                throw IamErrors.Malformed("Missing required field Action");
            }
        }
    }

    public static void CheckPermissions(string document)
    {
        foreach (var statement in Statements(document))
        {
            if (statement.ContainsKey("Principal") || statement.ContainsKey("NotPrincipal"))
            {
                throw IamErrors.Malformed("Policy document should not specify a principal.");
            }

            if (!statement.ContainsKey("Action") && !statement.ContainsKey("NotAction"))
            {
                throw IamErrors.Malformed("Policy statement must contain actions.");
            }

            if (!statement.ContainsKey("Resource") && !statement.ContainsKey("NotResource"))
            {
                throw IamErrors.Malformed("Policy statement must contain resources.");
            }
        }
    }

    /// <summary>The statements, whether one or a list.</summary>
    public static IReadOnlyList<JsonObject> Statements(string document)
    {
        var root = Root(document);
        if (
            root["Version"] is JsonValue version
            && version.GetValueKind() == JsonValueKind.String
            && version.GetValue<string>() is not ("2012-10-17" or "2008-10-17")
        )
        {
            throw IamErrors.Malformed("Policy document must be version 2012-10-17 or greater.");
        }

        IReadOnlyList<JsonObject> statements = root["Statement"] switch
        {
            JsonObject one => [one],
            JsonArray several when several.All(static each => each is JsonObject) => [.. several.OfType<JsonObject>()],
            _ => throw IamErrors.Malformed("Syntax errors in policy."),
        };
        return statements.All(static each =>
            each["Effect"] is JsonValue effect
            && effect.GetValueKind() == JsonValueKind.String
            && effect.GetValue<string>() is "Allow" or "Deny"
        )
            ? statements
            : throw IamErrors.Malformed("Syntax errors in policy.");
    }

    /// <summary>The texts of a member that is a text or a list of texts.</summary>
    public static IEnumerable<string> Texts(JsonObject statement, string member) =>
        statement[member] switch
        {
            JsonArray several => several.Select(static each => each?.ToString() ?? ""),
            null => [],
            var one => [one.ToString()],
        };

    private static JsonObject Root(string document)
    {
        try
        {
            return StrictJson.Parse(document) as JsonObject ?? throw IamErrors.Malformed("Syntax errors in policy.");
        }
        catch (JsonException)
        {
            throw IamErrors.Malformed("This policy contains invalid Json");
        }
    }
}
