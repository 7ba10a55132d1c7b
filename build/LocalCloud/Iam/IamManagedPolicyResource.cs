using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html
/// </summary>
internal sealed class IamManagedPolicyResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::IAM::ManagedPolicy")
        {
            NotModelled =
            [
                "Groups",
                "Users",
                "AttachmentCount",
                "CreateDate",
                "DefaultVersionId",
                "IsAttachable",
                "PermissionsBoundaryUsageCount",
                "UpdateDate",
            ],
            NameProperty = "ManagedPolicyName",
        };

    public override string? RequiredCapability(JsonObject properties) =>
        properties["ManagedPolicyName"] is null ? "CAPABILITY_IAM" : "CAPABILITY_NAMED_IAM";

    public override IReadOnlyList<HandlerRule> HandlerRules { get; } =
    [
        new("iam:*UserPolicy iam:*GroupPolicy", HandlerRule.Never),
        new("iam:AttachRolePolicy iam:DetachRolePolicy", "Roles") { On = IamAccess.FirstRole },
    ];

    public override string AccessArn(ResourceRequest request, string action) =>
        request.PhysicalId
        ?? request.Scope.GlobalArn(
            "iam",
            $"policy{request.Properties.Text("Path") ?? "/"}{request.NameOf("ManagedPolicyName")}"
        );

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<IamState>();
        var name = request.Properties.Text("ManagedPolicyName") ?? request.GeneratedName(128);
        var path = request.Properties.Text("Path") ?? "/";
        using var batch = request.Cloud.Store.Begin();
        var policy =
            (request.Resumed ? state.Policies[request.Scope.GlobalArn("iam", $"policy{path}{name}")] : null)
            ?? state.MakePolicy(
                request.Scope,
                name,
                path,
                request.Properties.Text("Description"),
                Document(request),
                new(StringComparer.Ordinal)
            );
        return ValueTask.FromResult(Attach(request, policy));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<IamState>();
        using var batch = request.Cloud.Store.Begin();
        if (state.Policy(request.PhysicalId!).Default.Document != Document(request))
        {
            var version = state.AddVersion(request.PhysicalId!, Document(request), asDefault: true);
            var policy = state.Policy(request.PhysicalId!);
            state.Policies.Put(policy.Arn, policy with { Versions = [version] });
        }

        Detach(request, request.PreviousProperties);
        return ValueTask.FromResult(Attach(request, state.Policy(request.PhysicalId!)));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var state = request.Cloud.Get<IamState>();
        using var batch = request.Cloud.Store.Begin();
        if (state.Policies[request.PhysicalId!] is not null)
        {
            Detach(request, request.Properties);
            state.RemovePolicy(request.Scope, request.PhysicalId!);
        }

        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Attach(ResourceRequest request, ManagedPolicy policy)
    {
        foreach (var role in request.Properties.Texts("Roles"))
        {
            request.Cloud.Get<IamState>().Attach(request.Scope, role, policy.Arn);
        }

        return new ResourceOutcome(
            policy.Arn,
            new JsonObject { ["PolicyArn"] = policy.Arn, ["PolicyId"] = policy.PolicyId }
        );
    }

    private static void Detach(ResourceRequest request, JsonObject given)
    {
        var state = request.Cloud.Get<IamState>();
        foreach (var role in given.Texts("Roles").Where(role => state.Find(request.Scope, role) is not null))
        {
            state.Detach(request.Scope, role, request.PhysicalId!);
        }
    }

    private static string Document(ResourceRequest request) =>
        ResourceTags.Document(request.Properties["PolicyDocument"]);

    public JsonObject? Read(ResourceRequest request)
    {
        var state = request.Cloud.Get<IamState>();
        return state.Policies[request.PhysicalId!] is not { } policy
            ? null
            : new JsonObject
            {
                ["Description"] = policy.Description,
                ["Path"] = policy.Path,
                ["PolicyDocument"] = JsonNode.Parse(policy.Default.Document),
                ["Roles"] = new JsonArray([
                    .. state.UsersOf(request.Scope, policy.Arn).Select(static role => (JsonNode)role.Name),
                ]),
            }.Keeping(request.Properties, "ManagedPolicyName");
    }
}
