namespace AiChef.LocalCloud.Access;

/// <summary>Decides by policies, as AWS documents it: an explicit deny ends it, then each kind must allow.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html</remarks>
internal static class AccessJudge
{
    /// <summary>The decision on a request.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="resourcePolicy">Statements of the resource's own policy; null when it has none.</param>
    /// <param name="resourceAccount">Account of the resource; null for the caller's own.</param>
    public static AccessVerdict Decide(
        AccessPrincipal caller,
        AccessRequest request,
        IReadOnlyList<PolicyStatement>? resourcePolicy = null,
        string? resourceAccount = null
    )
    {
        var policies = caller.Policies;
        if (
            Denies(
                resourcePolicy?.Where(each => each.Principals?.Match(caller) is null or > PrincipalMatch.None),
                request
            )
        )
        {
            return AccessVerdict.DeniedByResource;
        }

        var explicitly =
            Denies(policies?.Identity, request) ? AccessVerdict.DeniedByIdentity
            : Denies(policies?.Boundary, request) ? AccessVerdict.DeniedByBoundary
            : Denies(policies?.Session, request) ? AccessVerdict.DeniedBySession
            : AccessVerdict.Allowed;
        if (explicitly != AccessVerdict.Allowed)
        {
            return explicitly;
        }

        var granted = Grant(caller, request, resourcePolicy);
        if (resourceAccount is not null && resourceAccount != caller.Account)
        {
            // across accounts both sides must allow
            return granted == PrincipalMatch.None
                ? AccessVerdict.NotAllowedByResource
                : ByPolicies(policies, request, PrincipalMatch.None);
        }

        return ByPolicies(policies, request, granted);
    }

    /// <summary>How directly the policy of a resource, or the trust policy of a role, allows the request.</summary>
    public static PrincipalMatch Grant(
        AccessPrincipal caller,
        AccessRequest request,
        IReadOnlyList<PolicyStatement>? resourcePolicy
    ) =>
        (resourcePolicy ?? [])
            .Where(each => each.IsAllow && each.Covers(request))
            .Select(each => each.Principals?.Match(caller) ?? PrincipalMatch.None)
            .DefaultIfEmpty(PrincipalMatch.None)
            .Max();

    /// <summary>Whether a statement denies the request explicitly.</summary>
    public static bool Denies(IEnumerable<PolicyStatement>? statements, AccessRequest request) =>
        statements?.Any(each => !each.IsAllow && each.Covers(request)) == true;

    private static AccessVerdict ByPolicies(PrincipalPolicies? policies, AccessRequest request, PrincipalMatch granted)
    {
        if (policies is null || granted == PrincipalMatch.Session)
        {
            return AccessVerdict.Allowed;
        }

        return granted < PrincipalMatch.Role && !Allows(policies.Identity, request) ? AccessVerdict.NotAllowedByIdentity
            : policies.Boundary is not null && !Allows(policies.Boundary, request) ? AccessVerdict.NotAllowedByBoundary
            : policies.Session is not null && !Allows(policies.Session, request) ? AccessVerdict.NotAllowedBySession
            : AccessVerdict.Allowed;
    }

    private static bool Allows(IReadOnlyList<PolicyStatement> statements, AccessRequest request) =>
        statements.Any(each => each.IsAllow && each.Covers(request));
}
