using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Iam;

/// <summary>What a role may do, as its policies say.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html</remarks>
internal sealed partial class IamApi
{
    private JsonObject SimulatePrincipal(AwsCall call)
    {
        var input = call.Input;
        var source = input.RequiredText("PolicySourceArn");
        var role = RoleOf(call.Scope, source);
        CheckGiven([.. input.Texts("PolicyInputList"), .. input.Texts("PermissionsBoundaryPolicyInputList")]);
        var simulation = new PolicySimulation(
            Sources(role, input.Texts("PolicyInputList")),
            Boundary(role, input.Texts("PermissionsBoundaryPolicyInputList")),
            PolicySimulation.ContextOf(input.Objects("ContextEntries"))
        );
        var resources = input.Texts("ResourceArns");
        return Paged(
            call,
            "EvaluationResults",
            input.Texts("ActionNames").Select(action => (JsonNode)simulation.ResultOf(action, resources))
        );
    }

    private static void CheckGiven(IEnumerable<string> documents)
    {
        try
        {
            foreach (var document in documents)
            {
                PolicyDocument.CheckPermissions(document);
            }
        }
        catch (AwsException malformed)
        {
            throw IamErrors.Invalid(malformed.Message);
        }
    }

    private Role RoleOf(Scope scope, string source)
    {
        if (RoleArn.Find(source) is { } arn)
        {
            var role = _state.Role(scope, arn.Name);
            return role.Arn == source ? role : throw IamErrors.NoSuchRole(arn.Name);
        }

        throw source.Split(":user/", 2) is [_, var user] ? IamErrors.NoSuchUser(user)
        : source.Split(":group/", 2) is [_, var group] ? IamErrors.NoSuchGroup(group)
        : IamErrors.NoEntity(source);
    }

    private IEnumerable<SimulatedPolicy> Sources(Role role, IReadOnlyList<string> added)
    {
        var inline = role.Policies.Select(each => new SimulatedPolicy($"role_{role.Name}_{each.Key}", each.Value));
        var attached = role.Attached.Select(arn => new SimulatedPolicy(
            arn[(arn.LastIndexOf('/') + 1)..],
            cloud.Get<RoleSessions>().Document(arn)
        ));
        var given = added.Select(static (document, at) => new SimulatedPolicy($"PolicyInputList.{at + 1}", document));
        return [.. inline, .. attached, .. given];
    }

    private IReadOnlyList<string>? Boundary(Role role, IReadOnlyList<string> given) =>
        given.Count > 0 ? given
        : role.PermissionsBoundary is { } arn ? [cloud.Get<RoleSessions>().Document(arn) ?? "{}"]
        : null;
}
