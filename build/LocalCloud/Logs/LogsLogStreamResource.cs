using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-logstream.html
/// </summary>
internal sealed class LogsLogStreamResource : ResourceType, IReadable
{
    public override ResourceSchema Schema { get; } = new("AWS::Logs::LogStream") { NameProperty = "LogStreamName" };

    public override string AccessArn(ResourceRequest request, string action) =>
        LogsAccess.Arn(request.Scope, request.Properties.RequiredText("LogGroupName"), action)
        + (action == "logs:DescribeLogStreams" ? "" : request.NameOf("LogStreamName"));

    public override ValueTask<ResourceOutcome> CreateAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        var group = request.Properties.RequiredText("LogGroupName");
        var name = request.Properties.Text("LogStreamName") ?? request.GeneratedName(512);
        var state = request.Cloud.Get<LogsState>();
        if (!request.Resumed || state.Streams[LogsState.StreamKey(request.Scope, group, name)] is null)
        {
            state.MakeStream(request.Scope, group, name);
        }

        return ValueTask.FromResult(new ResourceOutcome(name));
    }

    public override ValueTask DeleteAsync(ResourceRequest request, CancellationToken cancellationToken)
    {
        request
            .Cloud.Get<LogsState>()
            .RemoveStream(request.Scope, request.Properties.RequiredText("LogGroupName"), request.PhysicalId!);
        return ValueTask.CompletedTask;
    }

    public JsonObject? Read(ResourceRequest request)
    {
        var group = request.Properties.RequiredText("LogGroupName");
        var key = LogsState.StreamKey(request.Scope, group, request.PhysicalId!);
        return request.Cloud.Get<LogsState>().Streams[key] is null ? null : (JsonObject)request.Properties.DeepClone();
    }
}
