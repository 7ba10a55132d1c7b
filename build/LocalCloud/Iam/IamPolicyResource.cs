using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>
/// An inline policy of several roles.
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-policy.html
/// </summary>
internal sealed class IamPolicyResource : ResourceType
{
    public override ResourceSchema Schema { get; } = new("AWS::IAM::Policy") { NotModelled = ["Groups", "Users"] };

    public override string? RequiredCapability(JsonObject properties) => "CAPABILITY_IAM";

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("iam:*UserPolicy iam:*GroupPolicy", HandlerRule.Never),
        new("iam:PutRolePolicy iam:GetRolePolicy iam:DeleteRolePolicy", "Roles") { On = IamAccess.FirstRole },
    ];

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        Put(request);
        // Ref gives a made-up id, as on AWS
        var stack = request.StackName[..Math.Min(4, request.StackName.Length)];
        var resource = request.LogicalId[..Math.Min(4, request.LogicalId.Length)];
        var id = $"{stack}-{resource}-{PhysicalIds.Suffix(request.Token + request.LogicalId)}";
        return ValueTask.FromResult(new ResourceOutcome(id, new JsonObject { ["Id"] = id }));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        using var batch = request.Cloud.Store.Begin();
        Forget(request, request.PreviousProperties);
        Put(request);
        return ValueTask.FromResult(
            new ResourceOutcome(request.PhysicalId!, new JsonObject { ["Id"] = request.PhysicalId })
        );
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        Forget(request, request.Properties);
        return ValueTask.CompletedTask;
    }

    private static void Put(ResourceRequest request)
    {
        var roles = request.Properties.Texts("Roles");
        if (roles.Count == 0)
        {
            throw new ResourceException("InvalidRequest", "At least one of [Groups,Roles,Users] must be non-empty.");
        }

        foreach (var role in roles)
        {
            request
                .Cloud.Get<IamState>()
                .PutPolicy(
                    request.Scope,
                    role,
                    request.Properties.RequiredText("PolicyName"),
                    ResourceTags.Document(request.Properties["PolicyDocument"])
                );
        }
    }

    private static void Forget(ResourceRequest request, JsonObject given)
    {
        var state = request.Cloud.Get<IamState>();
        foreach (var role in given.Texts("Roles").Where(role => state.Find(request.Scope, role) is not null))
        {
            state.DeletePolicy(request.Scope, role, given.Text("PolicyName") ?? "");
        }
    }
}
