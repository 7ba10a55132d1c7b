namespace AiChef.LocalCloud.Iam;

/// <summary>Policies that AWS manages, as far as LocalCloud knows their statements.</summary>
/// <remarks>https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html</remarks>
internal static class ManagedPolicies
{
    private static readonly Dictionary<string, string> Documents = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = Allow("*"),
        ["service-role/AWSLambdaBasicExecutionRole"] = Allow(
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:PutLogEvents"
        ),
        ["service-role/AmazonAPIGatewayPushToCloudWatchLogs"] = Allow(
            "logs:CreateLogGroup",
            "logs:CreateLogStream",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:PutLogEvents",
            "logs:GetLogEvents",
            "logs:FilterLogEvents"
        ),
        ["AWSXRayDaemonWriteAccess"] = Allow(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:GetSamplingStatisticSummaries"
        ),
    };

    /// <summary>The document of a policy; null when LocalCloud does not know it.</summary>
    public static string? Find(string arn)
    {
        var at = arn.IndexOf(":policy/", StringComparison.Ordinal);
        return at < 0 ? null : Documents.GetValueOrDefault(arn[(at + ":policy/".Length)..]);
    }

    private static string Allow(params string[] actions) =>
        $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join(
                "\",\"",
                actions
            )}}"],"Resource":"*"}]}
            """;
}
