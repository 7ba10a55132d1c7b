using AiChef.Deployment.Conventions;
using AiChef.Deployment.History;
using AiChef.Templates;

namespace AiChef.Targets.Alerts;

/// <summary>The alarms of a template, and what they watch.</summary>
/// <param name="title">The name of what the template describes, for people.</param>
/// <param name="stack">The name of its stack without the prefix.</param>
/// <param name="text">The template.</param>
internal sealed class ServiceAlarms(string title, string stack, string text)
{
    private const string AlarmType = "AWS::CloudWatch::Alarm";

    private readonly TemplateNode _root = TemplateReader.Read(text);

    /// <summary>The name of what the template describes, for people.</summary>
    internal string Title => title;

    /// <summary>Its deployments, which are drawn beside what it does.</summary>
    internal DrawnMetric Deployments =>
        new(
            DeploymentMarks.Namespace,
            DeploymentMarks.Metric,
            [(DeploymentMarks.Dimension, $"${{NamePrefix}}-{stack}")],
            "Sum"
        )
        {
            IsMark = true,
        };

    /// <summary>The alarms, each with its properties, in the order of the template.</summary>
    internal IEnumerable<(string Id, TemplateNode Properties)> Alarms =>
        Resources
            .Where(static each => each.Value["Type"]?.Scalar == AlarmType)
            .Select(static each => (each.Key, each.Value["Properties"]!));

    /// <summary>The conditions of the template.</summary>
    internal TemplateNode? Conditions => _root["Conditions"];

    /// <summary>What the alarms watch, each metric once, and how much the resources of these alarms do.</summary>
    internal IReadOnlyList<DrawnMetric> Metrics
    {
        get
        {
            var drawn = Alarms.Select(each => MetricOf(each.Properties)).ToList();
            var volumes =
                from metric in drawn
                let type = ResourceMetrics.Types.FirstOrDefault(type =>
                    type.Namespace == metric.Namespace && type.Failures == metric.Name && type.Volume is not null
                )
                where type is not null && Resources.Any(each => each.Value["Type"]?.Scalar == type.ResourceType)
                select metric with
                {
                    Name = type.Volume!,
                    Threshold = null,
                };
            return [.. drawn.Concat(volumes).DistinctBy(static metric => metric.Key)];
        }
    }

    private IEnumerable<TemplateEntry> Resources => _root["Resources"]?.Entries ?? [];

    private DrawnMetric MetricOf(TemplateNode alarm) =>
        new(
            Literal(alarm, "Namespace"),
            Literal(alarm, "MetricName"),
            [
                .. (alarm["Dimensions"]?.Items ?? []).Select(each =>
                    (Literal(each, "Name"), TextOf(each["Value"] ?? throw Unknown("a dimension without Value")))
                ),
            ],
            alarm["Statistic"]?.Scalar ?? Literal(alarm, "ExtendedStatistic")
        )
        {
            Threshold = alarm["Threshold"]?.Tag is null ? alarm["Threshold"]?.Scalar : null,
        };

    /// <summary>A text without references to resources, which the other template does not have.</summary>
    private string TextOf(TemplateNode node) =>
        node.Tag switch
        {
            null when node.Scalar is { } literal => literal,
            "Ref" => ReferenceTo(node.Scalar!),
            "GetAtt" => NameOf(Resource(node.Scalar!.Split('.')[0])),
            "Sub" when node.Scalar is { } text => Filled(text),
            var tag => throw Unknown($"the function {tag} in a dimension"),
        };

    private string Filled(string text)
    {
        foreach (var (id, _) in Resources.Select(static each => (each.Key, each.Value)))
        {
            if (text.Contains($"${{{id}}}", StringComparison.Ordinal))
            {
                text = text.Replace($"${{{id}}}", ReferenceTo(id), StringComparison.Ordinal);
            }
        }
        return text;
    }

    private string ReferenceTo(string id)
    {
        var resource = Resource(id);
        return resource["Type"]!.Scalar == "AWS::StepFunctions::StateMachine"
            ? "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:" + NameOf(resource)
            : NameOf(resource);
    }

    private string NameOf(TemplateNode resource)
    {
        var type = resource["Type"]!.Scalar!;
        var property = type == "AWS::ApiGateway::Stage" ? "StageName" : ResourceMetrics.Of(type)?.NameProperty;
        return property is not null && resource["Properties"]?[property] is { } name
            ? TextOf(name)
            : throw Unknown($"a resource of type {type} without a name");
    }

    private TemplateNode Resource(string id) =>
        _root["Resources"]?[id] ?? throw Unknown($"a dimension that refers to '{id}', which is no resource");

    private string Literal(TemplateNode node, string property) =>
        node[property]?.Scalar ?? throw Unknown($"an alarm without {property}");

    private InvalidOperationException Unknown(string what) => new($"the dashboard cannot draw {title}: it has {what}");
}
