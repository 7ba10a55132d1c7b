namespace AiChef.LocalCloud.Access;

/// <summary>An operator of conditions.</summary>
/// <param name="Test">
/// Compares a value of the policy with one of the request; the third argument has the values of variables, or is null
/// where the policy has none.
/// </param>
/// <param name="IsNegated">The condition holds when no value of the policy passes the test.</param>
internal sealed record ConditionOperator(Func<string, string, AccessContext?, bool> Test, bool IsNegated = false);
