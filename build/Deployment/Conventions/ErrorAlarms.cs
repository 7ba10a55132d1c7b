using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A resource that can fail at run time has an error alarm in the same template.</summary>
internal sealed class ErrorAlarms : IConvention
{
    private static readonly FailureMetric[] FailureMetrics =
    [
        new("AWS::Lambda::Function", "AWS/Lambda", "Errors"),
        new("AWS::StepFunctions::StateMachine", "AWS/States", "ExecutionsFailed"),
        new("AWS::ApiGateway::RestApi", "AWS/ApiGateway", "5XXError"),
        new("AWS::DynamoDB::Table", "AWS/DynamoDB", "SystemErrors"),
    ];

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from metric in FailureMetrics
        from resource in file.Resources(metric.ResourceType)
        where !file.Resources("AWS::CloudWatch::Alarm").Any(alarm => Watches(alarm.Node["Properties"], metric))
        select file.Problem(
            resource.Node,
            $"no alarm watches the failures of '{resource.Id}'",
            $"add an AWS::CloudWatch::Alarm on {metric.Namespace} {metric.Name}"
        );

    private static bool Watches(TemplateNode? alarm, FailureMetric wanted) =>
        alarm is not null
        && Intrinsics
            .Walk(alarm)
            .Any(node =>
                Intrinsics.TextOf(node["MetricName"]) == wanted.Name
                && Intrinsics.TextOf(node["Namespace"]) == wanted.Namespace
            );

    /// <summary>The metric that counts the failures of a resource type.</summary>
    private sealed record FailureMetric(string ResourceType, string Namespace, string Name);
}
