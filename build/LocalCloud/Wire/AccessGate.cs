using AiChef.LocalCloud.Access;

namespace AiChef.LocalCloud.Wire;

/// <summary>Asks for every request whether its caller may make it, before a service gets it.</summary>
internal sealed class AccessGate(Cloud cloud) : ICloudPart<AccessGate>
{
    private readonly IAccessControl _control = cloud.Offered<IAccessControl>();

    public static AccessGate Create(Cloud cloud) => new(cloud);

    /// <summary>Who makes a request.</summary>
    public AccessPrincipal Caller(HttpCall http) =>
        http.Credential is not { } credential
            ? AccessPrincipal.Anonymous
            : _control.Session(credential.AccessKeyId) ?? AccessPrincipal.Administrator(http.Scope.Account);

    /// <summary>Lets a request pass that may be made.</summary>
    /// <exception cref="AwsException">The keys have expired, or the caller may not do all that is needed.</exception>
    public void Check(HttpCall http, ServiceFaults faults, AccessContext request, Func<IEnumerable<AccessNeed>> needs)
    {
        if (!cloud.AsksForPermissions)
        {
            return;
        }

        var caller = Caller(http);
        if (cloud.Options.EnforceAccess && caller.Expires <= cloud.Now)
        {
            throw faults.Expired();
        }

        foreach (var need in needs())
        {
            if (Refusal(caller, http, faults, need, request) is { } refusal)
            {
                throw refusal;
            }
        }
    }

    /// <summary>The refusal of one need of a request; null when the caller may.</summary>
    public AwsException? Refusal(HttpCall http, ServiceFaults faults, AccessNeed need) =>
        cloud.AsksForPermissions ? Refusal(Caller(http), http, faults, need, new()) : null;

    private AwsException? Refusal(
        AccessPrincipal caller,
        HttpCall http,
        ServiceFaults faults,
        AccessNeed need,
        AccessContext request
    )
    {
        var context = new AccessContext(request).Put("aws:UserAgent", http.Header("User-Agent"));
        return _control.Refusal(caller, need, http.Scope, context) switch
        {
            null => null,
            { Code: { } code } own => new(code, own.Message, own.Status),
            var refusal => faults.Refused(refusal.Message),
        };
    }
}
