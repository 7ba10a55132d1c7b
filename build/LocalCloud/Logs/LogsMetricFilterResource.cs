using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-metricfilter.html
/// </summary>
internal sealed class LogsMetricFilterResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } =
        new("AWS::Logs::MetricFilter")
        {
            NotModelled = ["ApplyOnTransformedLogs", "EmitSystemFieldDimensions", "FieldSelectionCriteria"],
            NameProperty = "FilterName",
        };

    public override string AccessArn(ResourceRequest request, string action) =>
        LogsAccess.Arn(request.Scope, request.Properties.RequiredText("LogGroupName"), action);

    public override ValueTask<ResourceOutcome> CreateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.Properties.Text("FilterName") ?? request.GeneratedName(512)));

    public override ValueTask<ResourceOutcome> UpdateAsync(
        ResourceRequest request,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Put(request, request.PhysicalId!));

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request
            .Cloud.Get<LogsState>()
            .Filters.Remove(
                LogsState.StreamKey(request.Scope, request.Properties.RequiredText("LogGroupName"), request.PhysicalId!)
            );
        return ValueTask.CompletedTask;
    }

    private static ResourceOutcome Put(ResourceRequest request, string name)
    {
        var state = request.Cloud.Get<LogsState>();
        var group = request.Properties.RequiredText("LogGroupName");
        state.Group(request.Scope, group);
        var input = new JsonObject
        {
            ["filterPattern"] = request.Properties.Text("FilterPattern"),
            ["metricTransformations"] = new JsonArray([
                .. request.Properties.Objects("MetricTransformations").Select(Transformation),
            ]),
        };
        state.Filters.Put(
            LogsState.StreamKey(request.Scope, group, name),
            MetricFilterShape.Read(input, group, name, request.Cloud.Now)
        );
        return new ResourceOutcome(name);
    }

    private static JsonObject Transformation(JsonObject given)
    {
        var shape = new JsonObject(
            given
                .Where(static each => each.Key != "Dimensions")
                .Select(static each => KeyValuePair.Create(InputTree.LowerFirst(each.Key), each.Value?.DeepClone()))
        );
        shape["dimensions"] = new JsonObject(
            given
                .Objects("Dimensions")
                .Select(static each =>
                    KeyValuePair.Create(each.RequiredText("Key"), (JsonNode?)JsonValue.Create(each.Text("Value")))
                )
        );
        return shape;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        var group = request.Properties.RequiredText("LogGroupName");
        var found = request.Cloud.Get<LogsState>().Filters[
            LogsState.StreamKey(request.Scope, group, request.PhysicalId!)
        ];
        if (found is null)
        {
            return null;
        }

        var shape = MetricFilterShape.Write(found);
        foreach (var each in shape.Objects("metricTransformations"))
        {
            each["dimensions"] = new JsonArray([
                .. (each.Object("dimensions") ?? []).Select(static dimension => new JsonObject
                {
                    ["Key"] = dimension.Key,
                    ["Value"] = dimension.Value?.DeepClone(),
                }),
            ]);
        }

        return LiveProperties.Of(request.Properties, shape).Without([.. Schema.NotModelled]);
    }
}
