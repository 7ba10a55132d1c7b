using AiChef.Permissions;

namespace AiChef.Targets.Access;

/// <summary>
/// What CloudFormation may do while it works on the backend's stacks: what the handlers of the templates' resource
/// types need, on what the environment names.
/// </summary>
/// <param name="source">The templates.</param>
/// <param name="boundaryArn">The ARN of the permissions boundary, with placeholders.</param>
internal sealed class ExecutionPolicy(TemplateSource source, string boundaryArn)
{
    private const string BoundaryKey = "iam:PermissionsBoundary";
    private const string PassRole = "iam:PassRole";

    /// <summary>What gives permissions to a role, or the role to somebody: only where the boundary is set.</summary>
    private static readonly string[] Granting =
    [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
    ];

    /// <summary>A role without the boundary could be given any permission.</summary>
    private const string RemoveBoundary = "iam:DeleteRolePermissionsBoundary";

    private readonly NameScopes _scopes = new(source);

    /// <summary>The actions, as the service authorization reference spells them.</summary>
    internal IReadOnlyList<string> Actions =>
        [
            .. source
                .Types.SelectMany(static type => HandlerPermissions.For(type).All)
                .SelectMany(ActionScope.Matching)
                .Select(static scope => scope.Action)
                .Where(static action => action != RemoveBoundary)
                .Where(action => OptionalPermissions.AreNeeded(action, source))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The statements: one for each service and set of resources.</summary>
    /// <exception cref="InvalidOperationException">An action works on nothing that the environment names.</exception>
    internal IReadOnlyList<PolicyStatement> Statements =>
        [
            .. Actions
                .GroupBy(action =>
                    (Service: action.Split(':')[0], Resources: KeyOf(action), Condition: ConditionOf(action))
                )
                .OrderBy(static group => group.Key.Service, StringComparer.Ordinal)
                .ThenBy(static group => group.First(), StringComparer.Ordinal)
                .GroupBy(static group => group.Key.Service, StringComparer.Ordinal)
                .SelectMany(service =>
                    service.Select(
                        (group, index) =>
                            new PolicyStatement(
                                $"{SidOf(service.Key)}{index + 1}",
                                [.. group],
                                ResourcesOf(group.First())
                            )
                            {
                                Equal = EqualOf(group.Key.Condition),
                            }
                    )
                ),
        ];

    private string KeyOf(string action) => string.Join(' ', ResourcesOf(action).Select(static each => each.Text));

    private IReadOnlyList<PolicyResource> ResourcesOf(string action) =>
        _scopes.Of(action) is { Count: > 0 } resources
            ? resources
            : throw new InvalidOperationException(
                $"{action} works on nothing that an environment names: give its ARN in NameScopes, "
                    + "or say in OptionalPermissions which property needs it"
            );

    private static string ConditionOf(string action) =>
        action == PassRole ? PassRole
        : Granting.Contains(action, StringComparer.Ordinal) ? BoundaryKey
        : "";

    private IReadOnlyList<(string, IReadOnlyList<string>)> EqualOf(string condition) =>
        condition switch
        {
            PassRole => [("iam:PassedToService", source.TrustedServices)],
            BoundaryKey => [(BoundaryKey, [$"!Sub \"{boundaryArn}\""])],
            _ => [],
        };

    private static string SidOf(string service) =>
        string.Concat(service.Split('-').Select(static word => char.ToUpperInvariant(word[0]) + word[1..]));
}
