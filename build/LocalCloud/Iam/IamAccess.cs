using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>What the operations of IAM need. A refusal names the role or policy, not its ARN.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
/// </remarks>
internal static class IamAccess
{
    public static AccessTable Table { get; } =
        new AccessTable("iam")
            .Needs("CreateRole", CreateRole)
            .Needs(
                "GetRole UpdateRole UpdateAssumeRolePolicy DeleteRole GetRolePolicy ListRolePolicies TagRole UntagRole "
                    + "PutRolePolicy DeleteRolePolicy ListAttachedRolePolicies ListRoleTags AttachRolePolicy "
                    + "DetachRolePolicy ListInstanceProfilesForRole",
                OnRole
            )
            .Needs("CreatePolicy", CreatePolicy)
            .Needs(
                "GetPolicy DeletePolicy CreatePolicyVersion GetPolicyVersion ListPolicyVersions DeletePolicyVersion "
                    + "SetDefaultPolicyVersion ListEntitiesForPolicy",
                static (_, call) =>
                    [Own(call, call.Input.Text("PolicyArn") ?? "*", $"policy {call.Input.Text("PolicyArn")}")]
            )
            .Needs(
                "CreateOpenIDConnectProvider",
                static (_, call) =>
                    [
                        new(
                            "iam:CreateOpenIDConnectProvider",
                            OidcProviders.ArnOf(call.Scope, call.Input.Text("Url") ?? "")
                        ),
                    ]
            )
            .Needs(
                "GetOpenIDConnectProvider DeleteOpenIDConnectProvider AddClientIDToOpenIDConnectProvider "
                    + "RemoveClientIDFromOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint "
                    + "TagOpenIDConnectProvider UntagOpenIDConnectProvider ListOpenIDConnectProviderTags",
                static (_, call) => [new($"iam:{call.Operation}", call.Input.Text("OpenIDConnectProviderArn") ?? "*")]
            )
            .Needs(
                "SimulatePrincipalPolicy",
                static (_, call) => [new("iam:SimulatePrincipalPolicy", call.Input.Text("PolicySourceArn") ?? "*")]
            )
            .OnAnything("ListRoles ListPolicies ListOpenIDConnectProviders");

    /// <summary>The first role that a policy is attached to, where an action is on the role.</summary>
    public static string FirstRole(ResourceRequest request) =>
        request.Scope.GlobalArn("iam", $"role/{(request.Properties.Texts("Roles") is [var first, ..] ? first : "")}");

    private static AccessNeed Own(AwsCall call, string resource, string shown) =>
        new($"iam:{call.Operation}", resource) { ShownResource = shown };

    private static IEnumerable<AccessNeed> OnRole(Cloud cloud, AwsCall call)
    {
        var name = call.Input.Text("RoleName") ?? "";
        var role = cloud.Get<IamState>().Find(call.Scope, name);
        yield return Own(call, role?.Arn ?? call.Scope.GlobalArn("iam", $"role/{name}"), $"role {name}") with
        {
            Context = new AccessContext()
                .Put("iam:PolicyARN", call.Input.Text("PolicyArn"))
                .Put("iam:PermissionsBoundary", role?.PermissionsBoundary),
            ResourceTags = role?.Tags,
        };
    }

    private static IEnumerable<AccessNeed> CreateRole(Cloud cloud, AwsCall call)
    {
        var arn = call.Scope.GlobalArn("iam", $"role{call.Input.Text("Path") ?? "/"}{call.Input.Text("RoleName")}");
        yield return new("iam:CreateRole", arn)
        {
            Context = new AccessContext().Put("iam:PermissionsBoundary", call.Input.Text("PermissionsBoundary")),
        };
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("iam:TagRole", arn);
        }
    }

    private static IEnumerable<AccessNeed> CreatePolicy(Cloud cloud, AwsCall call)
    {
        var name = call.Input.Text("PolicyName");
        var arn = call.Scope.GlobalArn("iam", $"policy{call.Input.Text("Path") ?? "/"}{name}");
        yield return Own(call, arn, $"policy {name}");
        if (RequestTags.Of(call.Input).Count > 0)
        {
            yield return new("iam:TagPolicy", arn);
        }
    }
}
