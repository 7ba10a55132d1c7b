using System.Globalization;
using AiChef.LocalCloud.Access;

namespace AiChef.LocalCloud.Iam;

/// <summary>Decides by the stored roles and policies what a caller may do.</summary>
internal sealed class AccessControl(Cloud cloud) : IAccessControl, ICloudPart<AccessControl>
{
    private readonly RoleSessions _sessions = cloud.Get<RoleSessions>();
    private readonly IamState _state = cloud.Get<IamState>();

    public static AccessControl Create(Cloud cloud) => new(cloud);

    public string? AccountOf(string accessKeyId) =>
        _sessions.Find(accessKeyId) is { } session ? RoleArn.Find(session.RoleArn)?.Account : null;

    public AccessPrincipal? Session(string accessKeyId) =>
        _sessions.Find(accessKeyId) is { } session ? _sessions.Principal(session) : null;

    public AccessPrincipal RoleSession(string roleArn, string sessionName) =>
        _sessions.Principal(new RoleSession(roleArn, sessionName, cloud.Now, DateTimeOffset.MaxValue));

    public string BeginSession(string roleArn, string sessionName, TimeSpan duration)
    {
        var key = RoleSessions.NewKey();
        _sessions.Add(key, new RoleSession(roleArn, sessionName, cloud.Now, cloud.Now + duration));
        return key;
    }

    public bool IsAssumableBy(string roleArn, string service) =>
        RoleArn.Find(roleArn) is { } arn
        && _state.Find(new Scope(arn.Account, ""), arn.Name) is { } role
        && role.Arn == roleArn
        && IsTrusted(
            role,
            new(arn.Account, service) { Kind = PrincipalKind.Service },
            new("sts:AssumeRole", roleArn, Common(new Scope(arn.Account, ""), new()))
        ) != PrincipalMatch.None;

    public AccessRefusal? Refusal(AccessPrincipal caller, AccessNeed need, Scope scope, AccessContext request)
    {
        cloud.Options.OnAuthorization?.Invoke(need.Action, need.Resource);
        var verdict =
            new PolicyPatterns([.. cloud.Faults.DeniedActions], IsInverted: false).CoversAction(need.Action)
                ? AccessVerdict.DeniedByIdentity
            : cloud.Options.EnforceAccess ? Decide(caller, need, scope, request)
            : AccessVerdict.Allowed;
        if (verdict == AccessVerdict.Allowed)
        {
            return null;
        }

        var text =
            $"User: {caller.Arn} is not authorized to perform: {need.Action} on resource: "
            + $"{need.ShownResource ?? need.Resource} {AccessTexts.Reason(verdict, need.Action)}";
        return need.Refused?.Invoke(text) ?? new AccessRefusal(text);
    }

    /// <summary>
    /// How directly the trust policy of a role names a caller for an action such as sts:AssumeRole; none also when it
    /// denies it.
    /// </summary>
    public static PrincipalMatch IsTrusted(Role role, AccessPrincipal caller, AccessRequest request)
    {
        var statements = PolicyReader.Read(role.TrustPolicy);
        return AccessJudge.Denies(
            statements.Where(each => each.Principals?.Match(caller) is > PrincipalMatch.None),
            request
        )
            ? PrincipalMatch.None
            : AccessJudge.Grant(caller, request, statements);
    }

    /// <summary>The condition keys that every request has, and those given.</summary>
    public AccessContext Common(Scope scope, AccessContext request)
    {
        var now = cloud.Now;
        return new AccessContext()
            .Put("aws:RequestedRegion", scope.Region)
            // what comes here in plain text would go to AWS by TLS
            .Put("aws:SecureTransport", "true")
            .Put("aws:SourceIp", "127.0.0.1")
            .Put("aws:CurrentTime", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            .Put("aws:EpochTime", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture))
            .Put("aws:ViaAWSService", "false")
            .Add(request);
    }

    private AccessVerdict Decide(AccessPrincipal caller, AccessNeed need, Scope scope, AccessContext request)
    {
        var context = Common(scope, request)
            .Add(caller.Context)
            .Add(need.Context)
            .Put("aws:ResourceAccount", need.ResourceAccount ?? scope.Account);
        foreach (var (key, value) in need.ResourceTags ?? [])
        {
            context.Put($"aws:ResourceTag/{key}", value);
        }

        return AccessJudge.Decide(
            caller,
            new(need.Action, need.Resource, context),
            need.ResourcePolicy is { } policy ? PolicyReader.Read(policy) : null,
            need.ResourceAccount
        );
    }
}
