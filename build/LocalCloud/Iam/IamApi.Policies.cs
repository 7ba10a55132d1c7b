using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>Managed policies.</summary>
internal sealed partial class IamApi
{
    private const int MostVersions = 5;

    private static string PolicyArn(AwsCall call) => call.Input.RequiredText("PolicyArn");

    private JsonObject CreatePolicy(AwsCall call)
    {
        var input = call.Input;
        var policy = _state.MakePolicy(
            call.Scope,
            input.RequiredText("PolicyName"),
            input.Text("Path") ?? "/",
            input.Text("Description"),
            input.RequiredText("PolicyDocument"),
            TagsIn(input)
        );
        return new() { ["Policy"] = Shape(call.Scope, policy) };
    }

    private JsonObject? DeletePolicy(AwsCall call)
    {
        _state.RemovePolicy(call.Scope, PolicyArn(call));
        return null;
    }

    private JsonObject ListPolicies(AwsCall call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        var own = _state
            .Policies.StartingWith(call.Scope.GlobalArn("iam", "policy"))
            .Select(static entry => entry.Value);
        return Paged(
            call,
            "Policies",
            own.Where(policy => policy.Path.StartsWith(prefix, StringComparison.Ordinal))
                .Select(policy => (JsonNode)Shape(call.Scope, policy))
        );
    }

    private JsonObject CreatePolicyVersion(AwsCall call)
    {
        var arn = PolicyArn(call);
        if (_state.Policy(arn).Versions.Count >= MostVersions)
        {
            throw new AwsException(
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you "
                    + "create a new version, you must delete an existing version.",
                409
            );
        }

        var version = _state.AddVersion(
            arn,
            call.Input.RequiredText("PolicyDocument"),
            call.Input.Flag("SetAsDefault") == true
        );
        return new() { ["PolicyVersion"] = Shape(_state.Policy(arn), version, withDocument: false) };
    }

    private JsonObject GetPolicyVersion(AwsCall call)
    {
        var policy = _state.Policy(PolicyArn(call));
        return new() { ["PolicyVersion"] = Shape(policy, Version(policy, call), withDocument: true) };
    }

    private JsonObject ListPolicyVersions(AwsCall call)
    {
        var policy = _state.Policy(PolicyArn(call));
        return Paged(
            call,
            "Versions",
            policy.Versions.Reverse().Select(version => (JsonNode)Shape(policy, version, withDocument: false))
        );
    }

    private JsonObject? DeletePolicyVersion(AwsCall call)
    {
        using var batch = cloud.Store.Begin();
        var policy = _state.Policy(PolicyArn(call));
        var version = Version(policy, call);
        if (version.Id == policy.DefaultVersion)
        {
            throw IamErrors.DeleteConflict("Cannot delete the default version of a policy.");
        }

        _state.Policies.Put(
            policy.Arn,
            policy with
            {
                Versions = [.. policy.Versions.Where(each => each.Id != version.Id)],
            }
        );
        return null;
    }

    private JsonObject? SetDefaultPolicyVersion(AwsCall call)
    {
        using var batch = cloud.Store.Begin();
        var policy = _state.Policy(PolicyArn(call));
        _state.Policies.Put(policy.Arn, policy with { DefaultVersion = Version(policy, call).Id });
        return null;
    }

    private JsonObject ListEntities(AwsCall call)
    {
        var arn = PolicyArn(call);
        return new()
        {
            ["PolicyRoles"] = new JsonArray([
                .. _state
                    .UsersOf(call.Scope, arn)
                    .Select(static role => new JsonObject { ["RoleName"] = role.Name, ["RoleId"] = role.RoleId }),
            ]),
            ["PolicyUsers"] = new JsonArray(),
            ["PolicyGroups"] = new JsonArray(),
            ["IsTruncated"] = false,
        };
    }

    private static PolicyVersion Version(ManagedPolicy policy, AwsCall call)
    {
        var id = call.Input.RequiredText("VersionId");
        return policy.Versions.FirstOrDefault(version => version.Id == id)
            ?? throw IamErrors.NoSuchVersion(policy.Arn, id);
    }

    private JsonObject Shape(Scope scope, ManagedPolicy policy) =>
        new()
        {
            ["PolicyName"] = policy.Name,
            ["PolicyId"] = policy.PolicyId,
            ["Arn"] = policy.Arn,
            ["Path"] = policy.Path,
            ["DefaultVersionId"] = policy.DefaultVersion,
            ["AttachmentCount"] = _state.UsersOf(scope, policy.Arn).Count(),
            ["PermissionsBoundaryUsageCount"] = 0,
            ["IsAttachable"] = true,
            ["Description"] = policy.Description,
            ["CreateDate"] = InputTree.Time(policy.Created),
            ["UpdateDate"] = InputTree.Time(policy.Versions[^1].Created),
            ["Tags"] = new JsonArray([.. Tags(policy.Tags)]),
        };

    private static JsonObject Shape(ManagedPolicy policy, PolicyVersion version, bool withDocument) =>
        new()
        {
            ["Document"] = withDocument ? Uri.EscapeDataString(version.Document) : null,
            ["VersionId"] = version.Id,
            ["IsDefaultVersion"] = version.Id == policy.DefaultVersion,
            ["CreateDate"] = InputTree.Time(version.Created),
        };
}
