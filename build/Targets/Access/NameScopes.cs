using AiChef.Permissions;

namespace AiChef.Targets.Access;

/// <summary>The environment's own resources among those that an action may be restricted to.</summary>
/// <param name="source">The templates.</param>
internal sealed class NameScopes(TemplateSource source)
{
    /// <summary>The condition of the template under which stacks have the names of the first templates.</summary>
    internal const string HasFirstNames = "HasFirstNames";

    /// <summary>The artifact bucket of the environment.</summary>
    internal const string Bucket =
        "arn:${AWS::Partition}:s3:::${NamePrefix}-artifacts-${AWS::AccountId}-${AWS::Region}";

    /// <summary>The API keys of the region, which have ids that API Gateway gives.</summary>
    internal const string ApiKeys = OwnApi + "apikeys/*";

    private const string OwnApi = "arn:${AWS::Partition}:apigateway:${AWS::Region}::/";
    private const string Regional = "${AWS::Region}:${AWS::AccountId}:";
    private const string Api = "arn:${Partition}:apigateway:${Region}::/";

    /// <summary>The forms that service names have, and what of them is the environment's.</summary>
    private static readonly (string Form, string[] Arns)[] ByForm =
    [
        (
            "cloudformation:${Region}:${Account}:stack/${StackName}/${Id}",
            [$"cloudformation:{Regional}stack/${{NamePrefix}}-*/*"]
        ),
        ("dynamodb:${Region}:${Account}:table/${TableName}", [$"dynamodb:{Regional}table/${{NamePrefix}}-*"]),
        (
            "dynamodb:${Region}:${Account}:table/${TableName}/backup/${BackupName}",
            [$"dynamodb:{Regional}table/${{NamePrefix}}-*/backup/*"]
        ),
        ("iam::${Account}:role/${RoleNameWithPath}", ["iam::${AWS::AccountId}:role/${NamePrefix}-*"]),
        ("lambda:${Region}:${Account}:function:${FunctionName}", [$"lambda:{Regional}function:${{NamePrefix}}-*"]),
        (
            "lambda:${Region}:${Account}:function:${FunctionName}:${Alias}",
            [$"lambda:{Regional}function:${{NamePrefix}}-*:*"]
        ),
        (
            "states:${Region}:${Account}:stateMachine:${StateMachineName}",
            [$"states:{Regional}stateMachine:${{NamePrefix}}-*"]
        ),
        (
            "states:${Region}:${Account}:execution:${StateMachineName}:${ExecutionId}",
            [$"states:{Regional}execution:${{NamePrefix}}-*:*"]
        ),
        ("sns:${Region}:${Account}:${TopicName}", [$"sns:{Regional}${{NamePrefix}}-*"]),
        ("budgets::${Account}:budget/${BudgetName}", ["budgets::${AWS::AccountId}:budget/${NamePrefix}-*"]),
        (
            "ssm:${Region}:${Account}:parameter/${ParameterNameWithoutLeadingSlash}",
            [$"ssm:{Regional}parameter/${{NamePrefix}}/*"]
        ),
    ];

    /// <summary>The resources of the environment on which an action works.</summary>
    /// <returns>None if the action works on none of them; all if it takes no narrower resource.</returns>
    internal IReadOnlyList<PolicyResource> Of(string action)
    {
        var scope = ActionScope.For(action);
        return scope.IsRestrictable
            ? [.. scope.Arns.SelectMany(OfForm).Distinct().OrderBy(static each => each.Arn, StringComparer.Ordinal)]
            : [PolicyResource.All];
    }

    private IEnumerable<PolicyResource> OfForm(string form)
    {
        const string partition = "arn:${Partition}:";
        if (form.StartsWith(Api, StringComparison.Ordinal))
        {
            return OfApi(form[Api.Length..]);
        }
        return form[partition.Length..] switch
        {
            "s3:::${BucketName}" => [new(Bucket)],
            "s3:::${BucketName}/${ObjectName}" => [new($"{Bucket}/*")],
            "logs:${Region}:${Account}:log-group:${LogGroupName}" => LogGroups,
            "logs:${Region}:${Account}:log-group:${LogGroupName}:log-stream:${LogStreamName}" => LogGroups,
            "cloudwatch:${Region}:${Account}:alarm:${AlarmName}" => Named(
                $"cloudwatch:{Regional}alarm:",
                source.FirstNames("AWS::CloudWatch::Alarm", "AlarmName")
            ),
            "cloudwatch::${Account}:dashboard/${DashboardName}" => Named(
                "cloudwatch::${AWS::AccountId}:dashboard/",
                source.FirstNames("AWS::CloudWatch::Dashboard", "DashboardName")
            ),
            var other => ByForm
                .Where(each => each.Form == other)
                .SelectMany(static each => each.Arns)
                .Select(static arn => new PolicyResource($"arn:${{AWS::Partition}}:{arn}")),
        };
    }

    private IEnumerable<PolicyResource> LogGroups =>
        source.LogGroupPaths.Select(static path => new PolicyResource(
            $"arn:${{AWS::Partition}}:logs:{Regional}log-group:{path}${{NamePrefix}}-*"
        ));

    /// <summary>
    /// API Gateway gives its resources ids, so that all REST APIs of the region are one scope, its keys another.
    /// </summary>
    private static IEnumerable<PolicyResource> OfApi(string path)
    {
        return path switch
        {
            "account" or "restapis" or "apikeys" or "usageplans" => [new(OwnApi + path)],
            "apikeys/${ApiKeyId}" => [new(ApiKeys)],
            _ when path.StartsWith("usageplans/${UsagePlanId}", StringComparison.Ordinal) =>
            [
                new($"{OwnApi}usageplans/*"),
            ],
            _ when path.StartsWith("restapis/${RestApiId}", StringComparison.Ordinal) => [new($"{OwnApi}restapis/*")],
            _ when path.StartsWith("tags/", StringComparison.Ordinal) => [new($"{OwnApi}tags/*")],
            _ => [],
        };
    }

    private static IEnumerable<PolicyResource> Named(string kind, IEnumerable<string> firstNames) =>
        firstNames
            .Select(name => new PolicyResource($"arn:${{AWS::Partition}}:{kind}{name}", HasFirstNames))
            .Prepend(new PolicyResource($"arn:${{AWS::Partition}}:{kind}${{NamePrefix}}-*"));
}
