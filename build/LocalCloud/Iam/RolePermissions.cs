using System.IO.Enumeration;

namespace AiChef.LocalCloud.Iam;

/// <summary>What the stored policies of a role allow, for the few refusals that AWS makes while deploying.</summary>
internal sealed class RolePermissions(Cloud cloud) : ICloudPart<RolePermissions>
{
    private readonly IamState _state = cloud.Get<IamState>();

    public static RolePermissions Create(Cloud cloud) => new(cloud);

    /// <summary>
    /// Whether the role allows every action on some resource; true also for a role that is not stored or has a policy
    /// of AWS's own.
    /// </summary>
    public bool AllowsOrUnknown(Scope scope, string roleArn, IReadOnlyList<string> actions)
    {
        var role = _state.Find(scope, roleArn[(roleArn.LastIndexOf('/') + 1)..]);
        if (role is null || role.Arn != roleArn || role.Attached.Any(arn => _state.Policies[arn] is null))
        {
            return true;
        }

        var statements = role
            .Policies.Values.Concat(role.Attached.Select(arn => _state.Policies[arn]!.Default.Document))
            .SelectMany(PolicyDocument.Statements)
            .Where(static statement => statement["Effect"]!.GetValue<string>() == "Allow")
            .ToList();
        return actions.All(action =>
            statements.Exists(statement =>
                PolicyDocument
                    .Texts(statement, "Action")
                    .Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: true))
            )
        );
    }
}
