using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>
/// Identity and Access Management: roles and policies. https://docs.aws.amazon.com/IAM/latest/APIReference/
/// </summary>
internal sealed partial class IamApi(Cloud cloud) : IOperationService, ICloudPart<IamApi>
{
    /// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html</summary>
    private const int ItemsOnAPage = 100;
    private readonly IamState _state = cloud.Get<IamState>();

    public static IamApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(
            call.Operation switch
            {
                "CreateRole" => CreateRole(call),
                "GetRole" => new() { ["Role"] = Shape(_state.Role(call.Scope, RoleName(call))) },
                "UpdateRole" => UpdateRole(call),
                "UpdateAssumeRolePolicy" => UpdateTrust(call),
                "DeleteRole" => DeleteRole(call),
                "ListRoles" => ListRoles(call),
                "PutRolePolicy" => PutRolePolicy(call),
                "GetRolePolicy" => GetRolePolicy(call),
                "DeleteRolePolicy" => DeleteRolePolicy(call),
                "ListRolePolicies" => Paged(
                    call,
                    "PolicyNames",
                    _state.Role(call.Scope, RoleName(call)).Policies.Keys.Select(static name => (JsonNode)name)
                ),
                "AttachRolePolicy" => AttachRolePolicy(call),
                "DetachRolePolicy" => DetachRolePolicy(call),
                "ListAttachedRolePolicies" => Paged(
                    call,
                    "AttachedPolicies",
                    _state.Role(call.Scope, RoleName(call)).Attached.Select(static arn => (JsonNode)Attached(arn))
                ),
                "TagRole" => TagRole(call),
                "UntagRole" => UntagRole(call),
                "ListRoleTags" => Paged(call, "Tags", Tags(_state.Role(call.Scope, RoleName(call)).Tags)),
                "ListInstanceProfilesForRole" => Paged(call, "InstanceProfiles", []),
                "CreatePolicy" => CreatePolicy(call),
                "GetPolicy" => new() { ["Policy"] = Shape(call.Scope, _state.Policy(PolicyArn(call))) },
                "DeletePolicy" => DeletePolicy(call),
                "ListPolicies" => ListPolicies(call),
                "CreatePolicyVersion" => CreatePolicyVersion(call),
                "GetPolicyVersion" => GetPolicyVersion(call),
                "ListPolicyVersions" => ListPolicyVersions(call),
                "DeletePolicyVersion" => DeletePolicyVersion(call),
                "SetDefaultPolicyVersion" => SetDefaultPolicyVersion(call),
                "ListEntitiesForPolicy" => ListEntities(call),
                "SimulatePrincipalPolicy" => SimulatePrincipal(call),
                _ => CallOidcProvider(call),
            }
        );

    private static string RoleName(AwsCall call) => call.Input.RequiredText("RoleName");

    private JsonObject CreateRole(AwsCall call)
    {
        var input = call.Input;
        var tags = TagsIn(input);
        var role = _state.Make(
            call.Scope,
            RoleName(call),
            input.Text("Path") ?? "/",
            input.RequiredText("AssumeRolePolicyDocument"),
            made =>
                made with
                {
                    Description = input.Text("Description"),
                    MaxSessionDuration = input.Integer("MaxSessionDuration") ?? made.MaxSessionDuration,
                    PermissionsBoundary = input.Text("PermissionsBoundary"),
                    Tags = tags,
                }
        );
        return new() { ["Role"] = Shape(role) };
    }

    private JsonObject UpdateRole(AwsCall call)
    {
        _state.Change(
            call.Scope,
            RoleName(call),
            known =>
                known with
                {
                    Description = call.Input.Text("Description") ?? known.Description,
                    MaxSessionDuration = call.Input.Integer("MaxSessionDuration") ?? known.MaxSessionDuration,
                }
        );
        return [];
    }

    private JsonObject? UpdateTrust(AwsCall call)
    {
        var document = call.Input.RequiredText("PolicyDocument");
        PolicyDocument.CheckTrust(document);
        _state.Change(call.Scope, RoleName(call), known => known with { TrustPolicy = document });
        return null;
    }

    private JsonObject? DeleteRole(AwsCall call)
    {
        _state.Remove(call.Scope, RoleName(call));
        return null;
    }

    private JsonObject ListRoles(AwsCall call)
    {
        var prefix = call.Input.Text("PathPrefix") ?? "/";
        return Paged(
            call,
            "Roles",
            _state
                .Roles(call.Scope)
                .Where(role => role.Path.StartsWith(prefix, StringComparison.Ordinal))
                .Select(static role => (JsonNode)Shape(role))
        );
    }

    private JsonObject? PutRolePolicy(AwsCall call)
    {
        _state.PutPolicy(
            call.Scope,
            RoleName(call),
            call.Input.RequiredText("PolicyName"),
            call.Input.RequiredText("PolicyDocument")
        );
        return null;
    }

    private JsonObject GetRolePolicy(AwsCall call)
    {
        var name = call.Input.RequiredText("PolicyName");
        var role = _state.Role(call.Scope, RoleName(call));
        return new()
        {
            ["RoleName"] = role.Name,
            ["PolicyName"] = name,
            ["PolicyDocument"] = Uri.EscapeDataString(
                role.Policies.GetValueOrDefault(name) ?? throw IamErrors.NoSuchRolePolicy(name)
            ),
        };
    }

    private JsonObject? DeleteRolePolicy(AwsCall call)
    {
        var name = call.Input.RequiredText("PolicyName");
        return _state.DeletePolicy(call.Scope, RoleName(call), name) ? null : throw IamErrors.NoSuchRolePolicy(name);
    }

    private JsonObject? AttachRolePolicy(AwsCall call)
    {
        _state.Attach(call.Scope, RoleName(call), PolicyArn(call));
        return null;
    }

    private JsonObject? DetachRolePolicy(AwsCall call) =>
        _state.Detach(call.Scope, RoleName(call), PolicyArn(call))
            ? null
            : throw IamErrors.NoSuchPolicy(PolicyArn(call));

    private JsonObject? TagRole(AwsCall call)
    {
        _state.Change(call.Scope, RoleName(call), known => known with { Tags = Merged(known.Tags, call) });
        return null;
    }

    private JsonObject? UntagRole(AwsCall call)
    {
        var keys = call.Input.Texts("TagKeys");
        _state.Change(
            call.Scope,
            RoleName(call),
            known =>
                known with
                {
                    Tags = new(
                        known.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    ),
                }
        );
        return null;
    }

    private static SortedDictionary<string, string> TagsIn(JsonObject input)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in input.Objects("Tags"))
        {
            tags[tag.RequiredText("Key")] = tag.Text("Value") ?? "";
        }

        return tags;
    }

    private static IEnumerable<JsonNode> Tags(SortedDictionary<string, string> tags) =>
        tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value });

    /// <summary>A page of a list; a marker is the number of items before the page.</summary>
    private static JsonObject Paged(AwsCall call, string member, IEnumerable<JsonNode> items)
    {
        var start = 0;
        if (
            call.Input.Text("Marker") is { } marker
            && !int.TryParse(marker, NumberStyles.None, CultureInfo.InvariantCulture, out start)
        )
        {
            throw AwsException.Validation($"Invalid Marker: {marker}");
        }

        var all = items.ToList();
        var size = call.Input.Integer("MaxItems") ?? ItemsOnAPage;
        var isTruncated = start + size < all.Count;
        return new()
        {
            [member] = new JsonArray([.. all.Skip(start).Take(size)]),
            ["IsTruncated"] = isTruncated,
            ["Marker"] = isTruncated ? (start + size).ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    private static JsonObject Attached(string arn) =>
        new() { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn };

    private static JsonObject Shape(Role role)
    {
        var shape = new JsonObject
        {
            ["Path"] = role.Path,
            ["RoleName"] = role.Name,
            ["RoleId"] = role.RoleId,
            ["Arn"] = role.Arn,
            ["CreateDate"] = InputTree.Time(role.Created),
            ["AssumeRolePolicyDocument"] = Uri.EscapeDataString(role.TrustPolicy),
            ["Description"] = role.Description,
            ["MaxSessionDuration"] = role.MaxSessionDuration,
        };
        if (role.PermissionsBoundary is not null)
        {
            shape["PermissionsBoundary"] = new JsonObject
            {
                ["PermissionsBoundaryType"] = "Policy",
                ["PermissionsBoundaryArn"] = role.PermissionsBoundary,
            };
        }

        if (role.Tags.Count > 0)
        {
            shape["Tags"] = new JsonArray([.. Tags(role.Tags)]);
        }

        return shape;
    }
}
