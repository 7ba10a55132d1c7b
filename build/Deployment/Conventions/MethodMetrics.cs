using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>
/// The metrics of each method of an API, which CloudWatch bills, are on where an alarm reads them and nowhere else.
/// Those of the API and of its stage cost nothing and are always there.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html</remarks>
internal sealed class MethodMetrics : IConvention
{
    private const string Alarm = "AWS::CloudWatch::Alarm";
    private const string Stage = "AWS::ApiGateway::Stage";

    public IEnumerable<ConventionProblem> Check(BackendFiles backend)
    {
        var readers = backend
            .Templates.SelectMany(static file =>
                file.Resources(Alarm)
                    .Where(static alarm => ReadsMethod(alarm.Node))
                    .Select(alarm => new Place(file, alarm.Node, alarm.Id))
            )
            .ToList();
        var settings = backend
            .Templates.SelectMany(static file =>
                file.Resources(Stage)
                    .SelectMany(stage => SettingsOf(stage.Node).Select(setting => new Place(file, setting, stage.Id)))
            )
            .ToList();
        var enabled = settings.Where(static each => IsOn(each.File, each.Node)).ToList();
        return readers.Count == 0
            ? enabled.Select(static each =>
                each.File.Problem(
                    each.Node,
                    "metrics of each method are on, and no alarm reads them",
                    "switch them off: CloudWatch bills each"
                )
            )
            : readers
                .Where(_ => enabled.Count == 0)
                .Select(static each =>
                    each.File.Problem(
                        each.Node,
                        $"the alarm '{each.Id}' reads metrics of a method, which are off",
                        "set MetricsEnabled of the stage"
                    )
                );
    }

    private static bool ReadsMethod(TemplateNode alarm) =>
        Intrinsics.Walk(alarm).Any(static node => node["Namespace"]?.Scalar == "AWS/ApiGateway")
        && Intrinsics.Walk(alarm).Any(static node => node["Name"]?.Scalar == "Method");

    private static IEnumerable<TemplateNode> SettingsOf(TemplateNode stage) =>
        (stage["Properties"]?["MethodSettings"]?.Items ?? [])
            .Select(static setting => setting["MetricsEnabled"])
            .OfType<TemplateNode>();

    /// <summary>Whether a setting is on, for a parameter by its default.</summary>
    private static bool IsOn(ServiceFile file, TemplateNode setting) =>
        (
            Intrinsics.FunctionOf(setting) is ("Ref", { Scalar: { } name })
                ? file.Template.Parameters.GetValueOrDefault(name)?.Default
                : setting.Scalar
        ) == "true";

    /// <summary>Where a template reads or sets metrics, and in which resource.</summary>
    private sealed record Place(ServiceFile File, TemplateNode Node, string Id);
}
