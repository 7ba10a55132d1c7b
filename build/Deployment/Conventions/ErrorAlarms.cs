using System.Globalization;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A resource that can fail has an alarm in the same template, at three failures or fewer.</summary>
internal sealed class ErrorAlarms : IConvention
{
    private const string Alarm = "AWS::CloudWatch::Alarm";
    private const double Most = 3;

    public IEnumerable<ConventionProblem> Check(BackendFiles backend) =>
        from file in backend.Templates
        from metric in ResourceMetrics.Types
        let resources = metric.In(file).ToList()
        from resource in resources
        let alarms = file.Resources(Alarm)
            .Where(alarm => Watches(alarm.Node["Properties"], metric))
            .Where(alarm => resources.Count == 1 || Names(file, alarm.Node, resource, metric))
            .ToList()
        from problem in alarms.Count == 0
            ?
            [
                file.Problem(
                    resource.Node,
                    $"no alarm watches the failures of '{resource.Id}'",
                    $"add an {Alarm} on {metric.Namespace} {metric.Failures}"
                ),
            ]
            : alarms.Where(alarm => !IsSoon(alarm.Node["Properties"]!)).Select(alarm => Late(file, alarm))
        select problem;

    private static bool Watches(TemplateNode? alarm, ResourceMetrics wanted) =>
        alarm is not null
        && Intrinsics
            .Walk(alarm)
            .Any(node =>
                Intrinsics.TextOf(node["MetricName"]) == wanted.Failures
                && Intrinsics.TextOf(node["Namespace"]) == wanted.Namespace
            );

    /// <summary>Whether the dimensions of an alarm name a resource: by its id or by its name.</summary>
    private static bool Names(ServiceFile file, TemplateNode alarm, NamedResource resource, ResourceMetrics metric)
    {
        var name = metric.NameProperty is { } property ? file.TextOf(resource.Node["Properties"]?[property]) : null;
        return Intrinsics
            .Walk(alarm)
            .Where(static node => node["Value"] is not null)
            .Select(static node => node["Value"]!)
            .Any(value =>
                Intrinsics.ResourcesIn(value).Contains(resource.Id, StringComparer.Ordinal)
                || (name is not null && file.TextOf(value) == name)
            );
    }

    /// <summary>Whether an alarm that counts failures takes three at most; another threshold is not judged.</summary>
    private static bool IsSoon(TemplateNode alarm) =>
        alarm["Statistic"]?.Scalar != "Sum"
        || !double.TryParse(
            alarm["Threshold"]?.Scalar,
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var threshold
        )
        || threshold <= Most;

    private static ConventionProblem Late(ServiceFile file, NamedResource alarm) =>
        file.Problem(
            alarm.Node["Properties"]!["Threshold"]!,
            $"the alarm '{alarm.Id}' waits for more than three failures",
            "set Threshold to 3, or to fewer where one failure matters"
        );
}
