using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>
/// What the operations of STS need: nothing that is asked beforehand. The trust policy of a role takes part in the
/// decision about AssumeRole, see <see cref="RoleTrust"/>.
/// </summary>
internal static class StsAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("sts").Free("GetCallerIdentity GetSessionToken AssumeRole AssumeRoleWithWebIdentity");
}
