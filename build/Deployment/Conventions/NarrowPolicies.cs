using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Permissions;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A policy allows no more than needed: no '*' as action or resource if a narrower one works.</summary>
internal sealed class NarrowPolicies : IConvention
{
    /// <summary>
    /// Composite alarms are shown only to who may see all alarms, and metrics are no resources: only datasets are.
    /// </summary>
    /// <remarks>
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html,
    /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html
    /// </remarks>
    internal static readonly string[] NeedAll =
    [
        "cloudwatch:DescribeAlarms",
        "cloudwatch:GetMetricData",
        "cloudwatch:PutMetricData",
    ];

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from node in Intrinsics.Walk(file.Root["Resources"]!)
        where node["Effect"]?.Scalar == "Allow"
        from problem in Check(file, node)
        select problem;

    private static IEnumerable<ConventionProblem> Check(ServiceFile file, TemplateNode statement)
    {
        var actions = Each(statement["Action"]).ToList();
        foreach (
            var action in actions.Where(static action => Intrinsics.TextOf(action) is { } text && text.EndsWith('*'))
        )
        {
            yield return file.Problem(action, $"the policy allows '{Intrinsics.TextOf(action)}'", "name each action");
        }

        foreach (
            var resource in Each(statement["Resource"]).Where(static resource => Intrinsics.TextOf(resource) is "*")
        )
        {
            if (
                actions
                    .Select(Intrinsics.TextOf)
                    .Where(static action =>
                        !NeedAll.Contains(action) && ActionScope.Find(action ?? "")?.IsRestrictable != false
                    )
                    .ToList() is
                { Count: > 0 } narrower
            )
            {
                yield return file.Problem(
                    resource,
                    $"the policy allows {string.Join(", ", narrower)} on everything",
                    "name the resource"
                );
            }
        }
        foreach (
            var function in Each(statement["Resource"])
                .Where(resource =>
                    actions.Exists(static action => Intrinsics.TextOf(action) == "lambda:InvokeFunction")
                    && Intrinsics.TextOf(resource) is { } text
                    && text.Contains(":function:", StringComparison.Ordinal)
                    && text.Contains('*', StringComparison.Ordinal)
                )
        )
        {
            yield return file.Problem(
                function,
                "the policy allows more functions than one",
                "name each function with its alias"
            );
        }
    }

    private static IEnumerable<TemplateNode> Each(TemplateNode? node) =>
        node is null ? []
        : node.Items.Count > 0 ? node.Items
        : [node];
}
