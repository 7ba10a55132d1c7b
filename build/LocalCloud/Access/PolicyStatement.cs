namespace AiChef.LocalCloud.Access;

/// <summary>One statement of a policy.</summary>
internal sealed record PolicyStatement
{
    /// <summary>Allow, otherwise Deny.</summary>
    public required bool IsAllow { get; init; }

    public required PolicyPatterns Actions { get; init; }

    /// <summary>Null in trust policies, whose resource is the role itself.</summary>
    public PolicyPatterns? Resources { get; init; }

    /// <summary>Null in policies of identities.</summary>
    public PolicyPrincipals? Principals { get; init; }

    public IReadOnlyList<PolicyCondition> Conditions { get; init; } = [];

    /// <summary>Policy variables are a feature of version 2012-10-17; in older policies they are plain text.</summary>
    public bool HasVariables { get; init; }

    /// <summary>Whether action, resource and conditions match; principals are compared apart.</summary>
    public bool Covers(AccessRequest request)
    {
        var variables = HasVariables ? request.Context : null;
        return Actions.CoversAction(request.Action)
            && Resources?.CoversResource(request.Resource, variables) != false
            && Conditions.All(condition => condition.Holds(request.Context, variables));
    }
}
