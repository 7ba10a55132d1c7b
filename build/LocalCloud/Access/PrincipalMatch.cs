namespace AiChef.LocalCloud.Access;

/// <summary>How directly a policy of a resource names a caller; it decides which other policies count.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
/// </remarks>
internal enum PrincipalMatch
{
    None,

    /// <summary>The account, which leaves the decision to the caller's own policies.</summary>
    Account,

    /// <summary>The role, or everybody: the boundary and the policy of the session still limit it.</summary>
    Role,

    /// <summary>The very session: nothing but an explicit deny limits it.</summary>
    Session,
}
