using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// Stack policies: a stack with a policy denies every update that no statement allows; Deny goes before Allow.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
/// </summary>
internal static class StackPolicy
{
    private const int MaxLength = 16384;
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

    public static bool Denies(string? policy, StackResource resource, string action)
    {
        if (policy is null || policy.Trim() == "{}")
        {
            return false;
        }

        var matching = Statements((JsonObject)JsonNode.Parse(policy)!)
            .Where(statement => Matches(statement, resource, action))
            .ToArray();
        return matching.Any(static statement => statement.Text("Effect") == "Deny") || matching.Length == 0;
    }

    private static bool IsValid(JsonObject statement) =>
        statement.Text("Effect") is "Allow" or "Deny"
        && (statement["Principal"] is null || Texts(statement["Principal"]).Contains("*"))
        && (statement["Action"] ?? statement["NotAction"]) is { } action
        && Texts(action).All(static name => Actions.Contains(name))
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

    private static bool HasType(JsonObject statement, string type)
    {
        foreach (var (comparison, test) in statement.Object("Condition") ?? [])
        {
            var types = Texts((test as JsonObject)?["ResourceType"]);
            if (!types.Any(name => comparison == "StringLike" ? Wildcard(name, type) : name == type))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Wildcard(string pattern, string text)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? pattern == text
            : text.StartsWith(pattern[..star], StringComparison.Ordinal)
                && text.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal);
    }

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
