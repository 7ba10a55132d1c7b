using AiChef.Templates;

namespace AiChef.Targets.Access;

/// <summary>The most that the roles of the backend may ever do: what the roles of the templates do today.</summary>
/// <param name="source">The templates.</param>
internal sealed class BoundaryPolicy(TemplateSource source)
{
    /// <summary>
    /// The managed policies that templates name, by the actions of each. API Gateway tries the role out on log groups
    /// whose names it makes itself, so that these are not of the environment.
    /// </summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonAPIGatewayPushToCloudWatchLogs.html
    /// </remarks>
    private static readonly Dictionary<string, string[]> Managed = new(StringComparer.Ordinal)
    {
        ["AmazonAPIGatewayPushToCloudWatchLogs"] =
        [
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
            "logs:PutLogEvents",
        ],
    };

    private const string AllLogGroups = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*";

    private readonly NameScopes _scopes = new(source);

    /// <summary>The statements.</summary>
    /// <exception cref="InvalidOperationException">A template names a managed policy that is not known.</exception>
    internal IReadOnlyList<PolicyStatement> Statements =>
        [
            .. source
                .RoleStatements.SelectMany(Granted)
                .Concat(source.ManagedPolicies.SelectMany(OfManaged))
                .GroupBy(static each => each.Action, StringComparer.Ordinal)
                .Select(static each =>
                    (Action: each.Key, Resources: Narrowed([.. each.Select(static grant => grant.Resource).Distinct()]))
                )
                .GroupBy(static each => string.Join(' ', each.Resources.Select(static resource => resource.Text)))
                .OrderBy(static group => group.Min(static each => each.Action), StringComparer.Ordinal)
                .Select(
                    static (group, index) =>
                        new PolicyStatement(
                            $"Backend{index + 1}",
                            [.. group.Select(static each => each.Action).Order(StringComparer.Ordinal)],
                            group.First().Resources
                        )
                ),
        ];

    private IEnumerable<(string Action, PolicyResource Resource)> Granted(TemplateNode statement) =>
        TemplateSource
            .Each(statement["Action"])
            .Select(static action => action.Scalar!)
            .SelectMany(action =>
                TemplateSource
                    .Each(statement["Resource"])
                    .SelectMany(resource => ResourcesOf(action, resource))
                    .Select(resource => (action, resource))
            );

    /// <summary>
    /// A text of the template that depends on nothing but the environment stays; everything else counts as all that the
    /// environment names.
    /// </summary>
    private IEnumerable<PolicyResource> ResourcesOf(string action, TemplateNode resource)
    {
        var text = resource.Tag is null or "Sub" ? resource.Scalar : null;
        return text is not null && IsOfEnvironment(text) ? [new PolicyResource(text)] : _scopes.Of(action);
    }

    private static bool IsOfEnvironment(string text)
    {
        var rest = text.Replace("${NamePrefix}", "", StringComparison.Ordinal)
            .Replace("${Environment}", "", StringComparison.Ordinal)
            .Replace("${AWS::", "", StringComparison.Ordinal);
        return !rest.Contains("${", StringComparison.Ordinal);
    }

    private static IEnumerable<(string Action, PolicyResource Resource)> OfManaged(string policy) =>
        Managed.TryGetValue(policy, out var actions)
            ? actions.Select(static action =>
                (
                    action,
                    AiChef.Permissions.ActionScope.For(action).IsRestrictable
                        ? new PolicyResource(AllLogGroups)
                        : PolicyResource.All
                )
            )
            : throw new InvalidOperationException(
                $"the permissions boundary does not know the managed policy {policy}: "
                    + "name its actions in BoundaryPolicy"
            );

    /// <summary>Log groups of the environment are among all log groups.</summary>
    private static IReadOnlyList<PolicyResource> Narrowed(IReadOnlyList<PolicyResource> resources)
    {
        var all = resources.Where(static each => each.Arn is "*" or AllLogGroups).ToList();
        return all.Count > 0 ? [all[0]] : [.. resources.OrderBy(static each => each.Arn, StringComparer.Ordinal)];
    }
}
