using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudwatch-alarm.html</summary>
internal sealed class AlarmResource(bool isComposite) : ResourceType
{
    public override ResourceSchema Schema { get; } =
        isComposite
            ? new("AWS::CloudWatch::CompositeAlarm")
            {
                Properties =
                [
                    .. Common(),
                    Property.String("AlarmRule").Required(),
                    Property.Strings("AlarmActions"),
                    Property.Strings("OKActions"),
                    Property.Strings("InsufficientDataActions"),
                ],
                Attributes = ["Arn"],
                TagProperty = "Tags",
                NameProperty = "AlarmName",
            }
            : new("AWS::CloudWatch::Alarm")
            {
                Properties =
                [
                    .. Common(),
                    Property.String("MetricName"),
                    Property.String("Namespace"),
                    Property.String("Statistic", "Sum", "Average", "Minimum", "Maximum", "SampleCount"),
                    Property.String("ExtendedStatistic"),
                    Property.Structures(
                        "Dimensions",
                        Property.String("Name").Required(),
                        Property.String("Value").Required()
                    ),
                    Property.Integer("Period"),
                    Property.String("Unit"),
                    Property.Integer("EvaluationPeriods").Required(),
                    Property.Integer("DatapointsToAlarm"),
                    Property.Number("Threshold"),
                    Property.String("ComparisonOperator").Required(),
                    Property.String("TreatMissingData", "breaching", "notBreaching", "ignore", "missing"),
                    Property.Strings("AlarmActions"),
                    Property.Strings("OKActions"),
                    Property.Strings("InsufficientDataActions"),
                ],
                Attributes = ["Arn"],
                TagProperty = "Tags",
                NameProperty = "AlarmName",
            };

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var name = request.Properties.Text("AlarmName") ?? request.GeneratedName(255);
        return !request.Resumed && request.Cloud.Get<CloudWatchState>().Alarms[request.Scope.Key(name)] is not null
            ? throw new ResourceException("AlreadyExists", $"{name} already exists")
            : ValueTask.FromResult(Put(request, name));
    }

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request.Cloud.Get<CloudWatchState>().Alarms.Remove(request.Scope.Key(request.PhysicalId!));
        return ValueTask.CompletedTask;
    }

    private ResourceOutcome Put(ResourceRequest request, string name)
    {
        var input = request.Properties.DeepClone().AsObject();
        input["AlarmName"] = name;
        input["Tags"] = new JsonArray([
            .. ResourceTags
                .Of(request)
                .Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
        ]);
        request.Cloud.Get<CloudWatchApi>().Put(request.Scope, input, isComposite);
        return new ResourceOutcome(name, new JsonObject { ["Arn"] = CloudWatchApi.AlarmArn(request.Scope, name) });
    }

    private static Property[] Common() =>
        [
            Property.String("AlarmName").CreateOnly(),
            Property.String("AlarmDescription"),
            Property.Boolean("ActionsEnabled"),
            Property.Tags(),
        ];
}
