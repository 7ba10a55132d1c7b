using AiChef.LocalCloud.Access;

namespace AiChef.LocalCloud.Iam;

/// <summary>
/// What the policies of a role allow, for the few refusals that AWS makes while deploying, whoever deploys.
/// </summary>
internal sealed class RolePermissions(Cloud cloud) : ICloudPart<RolePermissions>
{
    private readonly IamState _state = cloud.Get<IamState>();
    private readonly RoleSessions _sessions = cloud.Get<RoleSessions>();

    public static RolePermissions Create(Cloud cloud) => new(cloud);

    /// <summary>
    /// Whether the role allows every action on all resources; true also for a role that is not stored or has a policy
    /// whose statements are not known here.
    /// </summary>
    public bool AllowsOrUnknown(Scope scope, string roleArn, IReadOnlyList<string> actions)
    {
        var role = _state.Find(scope, roleArn[(roleArn.LastIndexOf('/') + 1)..]);
        if (
            role is null
            || role.Arn != roleArn
            || role.Attached.Any(arn => _state.Policies[arn] is null && ManagedPolicies.Find(arn) is null)
        )
        {
            return true;
        }

        var session = _sessions.Principal(new(roleArn, "session", cloud.Now, DateTimeOffset.MaxValue));
        return actions.All(action =>
            AccessJudge.Decide(session, new(action, "*", session.Context)) == AccessVerdict.Allowed
        );
    }
}
