using System.Collections.Concurrent;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.Stacks;

/// <summary>
/// As whom an operation changes resources: with the role of the stack, or as whoever started the operation.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html</remarks>
internal sealed class StackCaller(Cloud cloud, RunningOperation operation, Scope scope)
{
    private const string Service = "cloudformation.amazonaws.com";
    private readonly ConcurrentDictionary<string, bool> _told = new(StringComparer.Ordinal);

    private IAccessControl Control => cloud.Offered<IAccessControl>();

    /// <summary>Lets a handler pass that may do all it needs for a resource.</summary>
    /// <exception cref="AwsException">It may not.</exception>
    public void Check(ResourceType type, HandlerKind kind, ResourceRequest request)
    {
        if (!cloud.AsksForPermissions)
        {
            return;
        }

        if (cloud.Options.EnforceAccess && !HandlerAccess.Knows(type) && _told.TryAdd(type.Name, true))
        {
            cloud.Notify($"No permissions are asked for {type.Name}: LocalCloud does not know what its handlers need");
        }

        var (caller, context) = Caller();
        foreach (var need in HandlerAccess.Of(type, kind, request))
        {
            if (Control.Refusal(caller, need, scope, context) is { } refusal)
            {
                throw CommonFaults.AccessDeniedException(refusal.Message);
            }
        }
    }

    // calls in the name of the caller are marked as made by CloudFormation; calls of a role are its own
    private (AccessPrincipal Caller, AccessContext Context) Caller()
    {
        if (operation.RoleArn is { } role)
        {
            return (Control.RoleSession(role, "AWSCloudFormation"), new());
        }

        var caller =
            (operation.Caller is { } key ? Control.Session(key) : null) ?? AccessPrincipal.Administrator(scope.Account);
        var context = new AccessContext()
            .Put("aws:ViaAWSService", "true")
            .Put("aws:CalledViaFirst", Service)
            .Put("aws:CalledViaLast", Service)
            .PutList("aws:CalledVia", [Service]);
        return (caller, context);
    }
}
