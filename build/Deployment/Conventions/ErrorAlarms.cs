using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A resource that can fail at run time has an error alarm in the same template.</summary>
internal sealed class ErrorAlarms : IConvention
{
    /// <summary>The metric that counts failures, by resource type.</summary>
    private static readonly Dictionary<string, (string Namespace, string Metric)> FailureMetrics = new(
        StringComparer.Ordinal
    )
    {
        ["AWS::Lambda::Function"] = ("AWS/Lambda", "Errors"),
        ["AWS::StepFunctions::StateMachine"] = ("AWS/States", "ExecutionsFailed"),
        ["AWS::ApiGateway::RestApi"] = ("AWS/ApiGateway", "5XXError"),
        ["AWS::DynamoDB::Table"] = ("AWS/DynamoDB", "SystemErrors"),
    };

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from type in FailureMetrics
        from resource in file.Resources(type.Key)
        where !file.Resources("AWS::CloudWatch::Alarm").Any(alarm => Watches(alarm.Node["Properties"], type.Value))
        select file.Problem(
            resource.Node,
            $"no alarm watches the failures of '{resource.Id}'",
            $"add an AWS::CloudWatch::Alarm on {type.Value.Namespace} {type.Value.Metric}"
        );

    private static bool Watches(TemplateNode? alarm, (string Namespace, string Metric) wanted) =>
        alarm is not null
        && Intrinsics
            .Walk(alarm)
            .Any(node =>
                Intrinsics.TextOf(node["MetricName"]) == wanted.Metric
                && Intrinsics.TextOf(node["Namespace"]) == wanted.Namespace
            );
}
