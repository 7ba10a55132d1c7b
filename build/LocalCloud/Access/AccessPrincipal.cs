namespace AiChef.LocalCloud.Access;

/// <summary>Who makes a request.</summary>
/// <param name="Account">The account that the caller belongs to.</param>
/// <param name="Arn">ARN of the session, the name of a service, or the ARN of an identity provider.</param>
internal sealed record AccessPrincipal(string Account, string Arn)
{
    public PrincipalKind Kind { get; init; }

    /// <summary>ARN of the role whose session this is; null for everybody else.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The policies of the caller; null for the administrator of the account, who may do everything.</summary>
    public PrincipalPolicies? Policies { get; init; }

    /// <summary>Condition keys that describe the caller (aws:PrincipalArn, aws:PrincipalTag/... ).</summary>
    public AccessContext Context { get; init; } = new();

    /// <summary>When the keys of the session end; null for keys that last.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// A caller without keys: allowed is what the policy of a resource allows to everybody.
    /// </summary>
    public static AccessPrincipal Anonymous { get; } =
        new("anonymous", "anonymous") { Policies = new() { Identity = [] } };

    /// <summary>The administrator of an account, as whom all keys count that no role gave.</summary>
    public static AccessPrincipal Administrator(string account) =>
        new(account, $"arn:aws:iam::{account}:root")
        {
            Context = new AccessContext()
                .Put("aws:PrincipalArn", $"arn:aws:iam::{account}:root")
                .Put("aws:PrincipalAccount", account)
                .Put("aws:PrincipalType", "Account"),
        };
}
