namespace AiChef.LocalCloud.Access;

/// <summary>One test of a Condition block: an operator, a key, and the values that the policy names.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html
/// </remarks>
internal sealed record PolicyCondition(string Operator, string Key, IReadOnlyList<string> Values)
{
    /// <summary>ForAllValues, ForAnyValue or null.</summary>
    public string? Set { get; init; }

    /// <summary>The test holds when the request has no such key.</summary>
    public bool IfExists { get; init; }

    public bool Holds(AccessContext context, AccessContext? variables)
    {
        var given = context.Values(Key);
        if (Operator.Equals("Null", StringComparison.OrdinalIgnoreCase))
        {
            return Values.Any(value =>
                value.Equals(given is null ? "true" : "false", StringComparison.OrdinalIgnoreCase)
            );
        }

        if (ConditionOperators.Find(Operator) is not { } comparison)
        {
            return false;
        }

        if (Set is not null)
        {
            return Set.Equals("ForAllValues", StringComparison.OrdinalIgnoreCase)
                ? given?.All(value => IsMatch(comparison, value, variables)) ?? true
                : given?.Any(value => IsMatch(comparison, value, variables)) ?? IfExists;
        }

        return given is null ? IfExists || comparison.IsNegated
            : given.Count == 0 ? comparison.IsNegated
            : comparison.IsNegated ? given.All(value => IsMatch(comparison, value, variables))
            : given.Any(value => IsMatch(comparison, value, variables));
    }

    // values of the policy count as "or"; for a negated operator none of them may match
    private bool IsMatch(ConditionOperator comparison, string given, AccessContext? variables) =>
        Values.Any(value => comparison.Test(value, given, variables)) != comparison.IsNegated;
}
