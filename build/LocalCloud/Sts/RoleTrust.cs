using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Iam;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Sts;

/// <summary>
/// Decides who may assume a role: the role must trust the caller, and the caller's own policies count.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html</remarks>
internal sealed class RoleTrust(Cloud cloud) : ICloudPart<RoleTrust>
{
    private readonly AccessControl _control = cloud.Get<AccessControl>();

    public static RoleTrust Create(Cloud cloud) => new(cloud);

    /// <summary>Refuses a caller that the role does not trust, or that may not assume it.</summary>
    /// <param name="call">AssumeRole.</param>
    /// <param name="role">The role; null when there is none, which nobody may assume.</param>
    public void Check(AwsCall call, Role? role)
    {
        var arn = call.Input.RequiredText("RoleArn");
        var caller = cloud.Get<AccessGate>().Caller(call.Http);
        var own = new AccessContext()
            .Put("sts:ExternalId", call.Input.Text("ExternalId"))
            .Put("sts:RoleSessionName", call.Input.Text("RoleSessionName"))
            .Put("sts:SourceIdentity", call.Input.Text("SourceIdentity"));
        Allow(caller, call, arn, own);
        if (!cloud.Options.EnforceAccess)
        {
            return;
        }

        var context = _control.Common(call.Scope, RequestTags.Keys(call.Input)).Add(caller.Context).Add(own);
        var trust = role is null
            ? PrincipalMatch.None
            : AccessControl.IsTrusted(role, caller, new("sts:AssumeRole", arn, context));
        if (trust == PrincipalMatch.None)
        {
            throw StsErrors.NotAuthorized(caller.Arn, "sts:AssumeRole", arn);
        }

        // a trust policy that names the caller itself is enough within an account
        var ownAccount = RoleArn.Find(arn)?.Account == caller.Account;
        if (trust < PrincipalMatch.Role || !ownAccount)
        {
            var verdict = AccessJudge.Decide(caller, new("sts:AssumeRole", arn, context));
            if (verdict != AccessVerdict.Allowed)
            {
                throw StsErrors.NotAuthorized(caller.Arn, "sts:AssumeRole", arn, verdict);
            }
        }
    }

    /// <summary>Refuses a token whose provider, audience or subject the role does not trust.</summary>
    public void Check(AwsCall call, Role? role, WebToken token, string provider)
    {
        const string Action = "sts:AssumeRoleWithWebIdentity";
        var arn = call.Input.RequiredText("RoleArn");
        var caller = new AccessPrincipal(call.Scope.Account, provider) { Kind = PrincipalKind.Federated };
        Allow(caller, call, arn, new(), Action);
        if (!cloud.Options.EnforceAccess)
        {
            return;
        }

        var context = _control
            .Common(call.Scope, new AccessContext().Put("sts:RoleSessionName", call.Input.Text("RoleSessionName")))
            .Put("aws:FederatedProvider", provider);
        foreach (var (key, values) in token.ConditionKeys)
        {
            _ = values.Count == 1 ? context.Put(key, values[0]) : context.PutList(key, values);
        }

        if (role is null || AccessControl.IsTrusted(role, caller, new(Action, arn, context)) == PrincipalMatch.None)
        {
            throw StsErrors.NotAuthorizedToken();
        }
    }

    // an action that is denied by a fault is denied to everybody, and every use is reported
    private void Allow(
        AccessPrincipal caller,
        AwsCall call,
        string arn,
        AccessContext context,
        string action = "sts:AssumeRole"
    )
    {
        if (
            cloud.AsksForPermissions
            && _control.Refusal(caller with { Policies = null }, new(action, arn), call.Scope, context) is { } refusal
        )
        {
            throw CommonFaults.AccessDenied(refusal.Message);
        }
    }
}
