using System.Text.Json.Nodes;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html</summary>
internal sealed class IamRoleResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::IAM::Role") { NameProperty = "RoleName" };

    public override string? RequiredCapability(JsonObject properties) =>
        properties["RoleName"] is null ? "CAPABILITY_IAM" : "CAPABILITY_NAMED_IAM";

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("iam:AttachRolePolicy iam:DetachRolePolicy", "ManagedPolicyArns"),
        new("iam:PutRolePolicy iam:GetRolePolicy iam:DeleteRolePolicy", "Policies"),
        new("iam:TagRole iam:UntagRole", "Tags"),
        new("iam:UpdateAssumeRolePolicy", "AssumeRolePolicyDocument"),
        new("iam:UpdateRoleDescription", "Description"),
        new("iam:UpdateRole", "MaxSessionDuration"),
        new("iam:*RolePermissionsBoundary", "PermissionsBoundary"),
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.Scope.GlobalArn("iam", $"role{request.Properties.Text("Path") ?? "/"}{request.NameOf("RoleName", 64)}");

    public override AccessContext AccessContext(ResourceRequest request) =>
        new AccessContext().Put("iam:PermissionsBoundary", request.Properties.Text("PermissionsBoundary"));

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("RoleName") ?? request.GeneratedName(64);
        var state = request.Cloud.Get<IamState>();
        using var batch = request.Cloud.Store.Begin();
        if (!request.Resumed || state.Find(request.Scope, name) is null)
        {
            state.Make(
                request.Scope,
                name,
                request.Properties.Text("Path") ?? "/",
                Trust(request),
                static role => role
            );
        }

        return ValueTask.FromResult(Configure(request, name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        using var batch = request.Cloud.Store.Begin();
        return ValueTask.FromResult(Configure(request, request.PhysicalId!));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<IamState>();
        var name = request.PhysicalId!;
        using var batch = request.Cloud.Store.Begin();
        if (state.Find(request.Scope, name) is not null)
        {
            Forget(request, request.Properties);
            state.Remove(request.Scope, name);
        }

        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Configure(ResourceRequest request, string name)
    {
        var state = request.Cloud.Get<IamState>();
        var wanted = request.Properties;
        PolicyDocument.CheckTrust(Trust(request));
        if (request.PhysicalId is not null)
        {
            Forget(request, request.PreviousProperties);
        }

        foreach (var policy in wanted.Objects("Policies"))
        {
            state.PutPolicy(
                request.Scope,
                name,
                policy.RequiredText("PolicyName"),
                ResourceTags.Document(policy["PolicyDocument"])
            );
        }

        foreach (var arn in wanted.Texts("ManagedPolicyArns"))
        {
            state.Attach(request.Scope, name, arn);
        }

        var role = state.Change(
            request.Scope,
            name,
            known =>
                known with
                {
                    TrustPolicy = Trust(request),
                    Description = wanted.Text("Description"),
                    MaxSessionDuration = wanted.Integer("MaxSessionDuration") ?? 3600,
                    PermissionsBoundary = wanted.Text("PermissionsBoundary"),
                    Tags = ResourceTags.Of(request),
                }
        );
        return new ResourceOutcome(name, new JsonObject { ["Arn"] = role.Arn, ["RoleId"] = role.RoleId });
    }

    // only what the template attached is removed; other attachments stay and prevent the deletion
    private static void Forget(ResourceRequest request, JsonObject given)
    {
        var state = request.Cloud.Get<IamState>();
        foreach (var policy in given.Objects("Policies"))
        {
            state.DeletePolicy(request.Scope, request.PhysicalId!, policy.RequiredText("PolicyName"));
        }

        foreach (var arn in given.Texts("ManagedPolicyArns"))
        {
            state.Detach(request.Scope, request.PhysicalId!, arn);
        }
    }

    private static string Trust(ResourceRequest request) =>
        ResourceTags.Document(request.Properties["AssumeRolePolicyDocument"]);

    public JsonObject? Read(ResourceRequest request)
    {
        if (request.Cloud.Get<IamState>().Find(request.Scope, request.PhysicalId!) is not { } role)
        {
            return null;
        }

        return new JsonObject
        {
            ["AssumeRolePolicyDocument"] = JsonNode.Parse(role.TrustPolicy),
            ["Description"] = role.Description,
            ["MaxSessionDuration"] = role.MaxSessionDuration,
            ["PermissionsBoundary"] = role.PermissionsBoundary,
            ["ManagedPolicyArns"] = new JsonArray([.. role.Attached]),
            ["Path"] = role.Path,
            ["Policies"] = new JsonArray([
                .. role.Policies.Select(static policy => new JsonObject
                {
                    ["PolicyName"] = policy.Key,
                    ["PolicyDocument"] = JsonNode.Parse(policy.Value),
                }),
            ]),
            ["Tags"] = LiveProperties.Tags(request, role.Tags),
        }.Keeping(request.Properties, "RoleName");
    }
}
