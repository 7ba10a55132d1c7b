using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>
/// Decides by the policies of an identity and its boundary alone, with no context but what is given, as IAM's simulator
/// does: one result for each action, of which the decision is the strictest of all resources.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html</remarks>
internal sealed class PolicySimulation
{
    private const string Allowed = "allowed";
    private const string Denied = "explicitDeny";
    private const string NotAllowed = "implicitDeny";

    private readonly List<(string Id, PolicyStatement Statement)> _identity;
    private readonly IReadOnlyList<PolicyStatement>? _boundary;
    private readonly AccessContext _context;

    /// <summary>Creates one.</summary>
    /// <param name="policies">The policies of the identity.</param>
    /// <param name="boundary">The documents of its boundary; null without one.</param>
    /// <param name="context">The keys of the request.</param>
    public PolicySimulation(
        IEnumerable<SimulatedPolicy> policies,
        IReadOnlyList<string>? boundary,
        AccessContext context
    )
    {
        _identity =
        [
            .. policies
                .Where(static policy => policy.Document is not null)
                .SelectMany(static policy => PolicyReader.Read(policy.Document!).Select(each => (policy.Id, each))),
        ];
        _boundary = boundary is null ? null : [.. boundary.SelectMany(PolicyReader.Read)];
        _context = context;
    }

    /// <summary>The keys that a request gives as entries.</summary>
    public static AccessContext ContextOf(IReadOnlyList<JsonObject> entries)
    {
        var context = new AccessContext();
        foreach (var entry in entries)
        {
            var (key, values) = (entry.RequiredText("ContextKeyName"), entry.Texts("ContextKeyValues"));
            if (entry.Text("ContextKeyType")?.EndsWith("List", StringComparison.Ordinal) == true || values.Count > 1)
            {
                context.PutList(key, values);
            }
            else
            {
                context.Put(key, values.Count == 0 ? null : values[0]);
            }
        }

        return context;
    }

    /// <summary>The result for an action on resources; on all of them where none is named.</summary>
    public JsonObject ResultOf(string action, IReadOnlyList<string> resources)
    {
        var found = (resources.Count == 0 ? ["*"] : resources)
            .Select(resource => Decide(new AccessRequest(action, resource, _context)))
            .ToList();
        var strictest = found.MaxBy(static each => Strictness(each.Decision))!;
        var result = new JsonObject
        {
            ["EvalActionName"] = action,
            ["EvalResourceName"] = resources.Count == 1 ? resources[0] : "*",
            ["EvalDecision"] = strictest.Decision,
        };
        Fill(result, strictest);
        if (resources.Count > 0)
        {
            result["ResourceSpecificResults"] = new JsonArray([
                .. found.Select(each =>
                    Fill(
                        new JsonObject
                        {
                            ["EvalResourceName"] = each.Resource,
                            ["EvalResourceDecision"] = each.Decision,
                        },
                        each
                    )
                ),
            ]);
        }

        return result;
    }

    private static int Strictness(string decision) =>
        decision switch
        {
            Denied => 2,
            NotAllowed => 1,
            _ => 0,
        };

    private Finding Decide(AccessRequest request)
    {
        var covering = _identity.Where(each => each.Statement.Covers(request)).ToList();
        var denying = covering.FindAll(static each => !each.Statement.IsAllow);
        bool? isWithin = _boundary is null
            ? null
            : !AccessJudge.Denies(_boundary, request) && _boundary.Any(each => each.IsAllow && each.Covers(request));
        var decision =
            denying.Count > 0 || AccessJudge.Denies(_boundary, request) ? Denied
            : covering.Count > 0 && isWithin != false ? Allowed
            : NotAllowed;
        return new Finding(
            request.Resource,
            decision,
            [.. (denying.Count > 0 ? denying : covering).Select(static each => each.Id)],
            MissingKeys(request),
            isWithin
        );
    }

    /// <summary>The keys that conditions ask for and the request does not have.</summary>
    private List<string> MissingKeys(AccessRequest request) =>
        [
            .. _identity
                .Select(static each => each.Statement)
                .Concat(_boundary ?? [])
                .Where(each => (each with { Conditions = [] }).Covers(request))
                .SelectMany(static each => each.Conditions)
                .Select(static condition => condition.Key)
                .Where(key => _context.Values(key) is null)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    private static JsonObject Fill(JsonObject result, Finding finding)
    {
        result["MatchedStatements"] = new JsonArray([
            .. finding.Policies.Select(static id => new JsonObject
            {
                ["SourcePolicyId"] = id,
                ["SourcePolicyType"] = "IAM Policy",
            }),
        ]);
        result["MissingContextValues"] = new JsonArray([.. finding.MissingKeys.Select(static key => (JsonNode)key)]);
        if (finding.IsWithinBoundary is { } isWithin)
        {
            result["PermissionsBoundaryDecisionDetail"] = new JsonObject
            {
                ["AllowedByPermissionsBoundary"] = isWithin,
            };
        }

        return result;
    }

    private sealed record Finding(
        string Resource,
        string Decision,
        IReadOnlyList<string> Policies,
        IReadOnlyList<string> MissingKeys,
        bool? IsWithinBoundary
    );
}
