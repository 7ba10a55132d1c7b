using System.IO.Enumeration;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.CloudFormation.Templates;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Stack policies: a stack with a policy denies every update that no statement allows; Deny goes before Allow.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
/// </summary>
internal static class StackPolicy
{
    private const int MaxLength = 16384;
    private static readonly string[] Comparisons = ["StringEquals", "StringLike", "StringNotEquals", "StringNotLike"];
    private static readonly string[] Actions = ["Update:Modify", "Update:Replace", "Update:Delete", "Update:*"];

    public static string Checked(string body)
    {
        if (body.Length is 0 or > MaxLength)
        {
            throw CloudFormationErrors.Constraint(
                body,
                "stackPolicyBody",
                $"Member must have length less than or equal to {MaxLength}"
            );
        }

        JsonNode? policy;
        try
        {
            policy = StrictJson.Parse(body);
        }
        catch (JsonException)
        {
            throw Invalid();
        }

        if (policy is JsonObject { Count: 0 })
        {
            // This removes a policy, which cannot be deleted.
            return body;
        }

        if (
            policy is not JsonObject { } tree
            || tree.Any(static member => member.Key is not ("Statement" or "Version" or "Id"))
            || tree["Statement"] is not (JsonArray or JsonObject)
        )
        {
            throw Invalid();
        }

        return Statements(tree).All(IsValid) ? body : throw Invalid();
    }

    /// <summary>The policy of a request, which is a text or an object of S3; null when the request has none.</summary>
    /// <param name="cloud">The host.</param>
    /// <param name="call">The request.</param>
    /// <param name="bodyMember">The member that has the text.</param>
    /// <param name="urlMember">The member that has the URL of the object.</param>
    public static string? Given(Cloud cloud, AwsCall call, string bodyMember, string urlMember)
    {
        var (body, url) = (call.Input.Text(bodyMember), call.Input.Text(urlMember));
        if (body is not null && url is not null)
        {
            throw CloudFormationErrors.Validation($"You cannot specify both {urlMember} and {bodyMember}");
        }

        return url is not null ? Checked(TemplateSource.FromUrl(cloud, call.Scope, url))
            : body is not null ? Checked(body)
            : null;
    }

    /// <summary>Why a policy denies an action on a resource, in AWS's words; null if it allows it.</summary>
    public static string? Denial(string? policy, StackResource resource, string action)
    {
        if (policy is null || policy.Trim() == "{}")
        {
            return null;
        }

        var matching = Statements((JsonObject)JsonNode.Parse(policy)!)
            .Select(static (statement, at) => (Statement: statement, At: at))
            .Where(each => Matches(each.Statement, resource, action))
            .ToArray();
        if (matching.Length == 0)
        {
            return "Action not allowed by stack policy";
        }

        var (denying, position) = matching.FirstOrDefault(static each => each.Statement.Text("Effect") == "Deny");
        return denying is null
            ? null
            : $"Action denied by stack policy: Statement [#{position}] does not allow "
                + $"[{Shown(denying["Action"], action)}] for resource "
                + $"[{Shown(denying["Resource"], "LogicalResourceId/" + resource.LogicalId)}]";
    }

    /// <summary>What of a statement applied: its own text, which may be a pattern.</summary>
    private static string Shown(JsonNode? patterns, string text) =>
        Texts(patterns).FirstOrDefault(pattern => Wildcard(pattern, text)) ?? text;

    private static bool IsValid(JsonObject statement) =>
        statement.Text("Effect") is "Allow" or "Deny"
        && (statement["Principal"] is null || Texts(statement["Principal"]).Contains("*"))
        && (statement["Action"] ?? statement["NotAction"]) is { } action
        && Texts(action).All(static name => Actions.Contains(name))
        && IsCondition(statement["Condition"])
        && (statement["Resource"] ?? statement["NotResource"]) is { } resource
        && Texts(resource)
            .All(static name => name == "*" || name.StartsWith("LogicalResourceId/", StringComparison.Ordinal));

    private static bool Matches(JsonObject statement, StackResource resource, string action)
    {
        var actions = statement["NotAction"] is { } not
            ? !Texts(not).Any(name => Wildcard(name, action))
            : Texts(statement["Action"]).Any(name => Wildcard(name, action));
        var id = "LogicalResourceId/" + resource.LogicalId;
        var resources = statement["NotResource"] is { } others
            ? !Texts(others).Any(name => Wildcard(name, id))
            : Texts(statement["Resource"]).Any(name => Wildcard(name, id));
        return actions && resources && HasType(statement, resource.Type);
    }

    private static bool HasType(JsonObject statement, string type) =>
        (statement.Object("Condition") ?? []).All(condition =>
        {
            var types = Texts((condition.Value as JsonObject)?["ResourceType"]);
            return condition.Key switch
            {
                "StringEquals" => types.Contains(type, StringComparer.Ordinal),
                "StringLike" => types.Any(name => Wildcard(name, type)),
                "StringNotEquals" => !types.Contains(type, StringComparer.Ordinal),
                _ => !types.Any(name => Wildcard(name, type)),
            };
        });

    private static bool IsCondition(JsonNode? condition) =>
        condition is null
        || (
            condition is JsonObject tree
            && tree.All(static test =>
                Comparisons.Contains(test.Key)
                && test.Value is JsonObject { Count: 1 } keys
                && keys.ContainsKey("ResourceType")
            )
        );

    private static bool Wildcard(string pattern, string text) =>
        FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    private static IEnumerable<JsonObject> Statements(JsonObject policy) =>
        policy["Statement"] is JsonArray list ? list.OfType<JsonObject>() : [(JsonObject)policy["Statement"]!];

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray list => list.Select(static item => item.Text() ?? ""),
            JsonObject map => map.Select(static member => member.Value.Text() ?? ""),
            _ => [node.Text() ?? ""],
        };

    private static AwsException Invalid() =>
        CloudFormationErrors.Validation("Error validating stack policy: Invalid stack policy");
}
