using System.Text.Json;
using AiChef.Deployment.Conventions;
using AiChef.Permissions;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>What a policy allows beyond what anybody needs.</summary>
internal static class PolicyAudit
{
    /// <summary>Statements of a role that allow whole services, or everything where less can be named.</summary>
    /// <param name="policy">The policy's JSON.</param>
    internal static IEnumerable<string> TooWide(JsonElement policy)
    {
        foreach (var statement in Allowing(policy))
        {
            var actions = Texts(statement, "Action").ToList();
            foreach (var action in actions.Where(static action => action.EndsWith('*')))
            {
                yield return $"allows {action}";
            }
            if (statement.TryGetProperty("NotAction", out _))
            {
                yield return "allows all but some actions";
            }
            var named = actions.Where(static action => !action.EndsWith('*') && IsRestrictable(action)).ToList();
            if (
                named.Count > 0
                && !statement.TryGetProperty("Condition", out _)
                && Texts(statement, "Resource").Contains("*", StringComparer.Ordinal)
            )
            {
                yield return $"allows {string.Join(", ", named)} on everything";
            }
        }
    }

    /// <summary>Statements that let anybody in.</summary>
    /// <param name="policy">The JSON of the policy of a role's trust, a bucket or a function.</param>
    internal static IEnumerable<string> Open(JsonElement policy) =>
        from statement in Allowing(policy)
        where IsAnybody(statement) && !statement.TryGetProperty("Condition", out _)
        select $"lets everybody do {string.Join(", ", Texts(statement, "Action"))}";

    private static bool IsRestrictable(string action) =>
        !NarrowPolicies.NeedAll.Contains(action, StringComparer.Ordinal)
        && ActionScope.Find(action)?.IsRestrictable == true;

    private static bool IsAnybody(JsonElement statement) =>
        statement.TryGetProperty("Principal", out var principal)
        && (
            principal.ValueKind == JsonValueKind.String
                ? principal.GetString() == "*"
                : principal.ValueKind == JsonValueKind.Object
                    && Texts(principal, "AWS").Contains("*", StringComparer.Ordinal)
        );

    private static IEnumerable<JsonElement> Allowing(JsonElement policy)
    {
        if (policy.ValueKind != JsonValueKind.Object || !policy.TryGetProperty("Statement", out var statements))
        {
            return [];
        }
        IEnumerable<JsonElement> all =
            statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray() : [statements];
        return all.Where(static each =>
            each.ValueKind == JsonValueKind.Object
            && each.TryGetProperty("Effect", out var effect)
            && effect.ValueEquals("Allow")
        );
    }

    private static IEnumerable<string> Texts(JsonElement parent, string name) =>
        !parent.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array
            ? value
                .EnumerateArray()
                .Where(static each => each.ValueKind == JsonValueKind.String)
                .Select(static each => each.GetString()!)
        : [];
}
