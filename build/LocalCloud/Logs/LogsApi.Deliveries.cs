using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>
/// Where logs may be sent to. No service vends logs here, so that destinations are kept, and deliveries are not
/// modelled.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliveryDestination.html
/// </remarks>
internal sealed partial class LogsApi
{
    private JsonObject PutDeliveryDestination(AwsCall call)
    {
        var name = call.Input.RequiredText("name");
        var resource =
            call.Input.Object("deliveryDestinationConfiguration")?.Text("destinationResourceArn")
            ?? throw LogsErrors.NoDestinationResource();
        DestinationType(resource);
        using var batch = cloud.Store.Begin();
        var known = _state.Destinations[call.Scope.Key(name)];
        var made = new DeliveryDestination(name, resource)
        {
            OutputFormat = call.Input.Text("outputFormat"),
            Policy = known?.Policy,
        };
        _state.Destinations.Put(call.Scope.Key(name), made);
        return new() { ["deliveryDestination"] = Shape(call.Scope, made) };
    }

    private JsonObject GetDeliveryDestination(AwsCall call) =>
        new() { ["deliveryDestination"] = Shape(call.Scope, Destination(call, "name")) };

    private JsonObject DescribeDeliveryDestinations(AwsCall call) =>
        Paged(
            call,
            "deliveryDestinations",
            [.. _state.Destinations.StartingWith(call.Scope.Key("")).Select(entry => Shape(call.Scope, entry.Value))],
            50
        );

    private JsonObject DeleteDeliveryDestination(AwsCall call)
    {
        _state.Destinations.Remove(call.Scope.Key(Destination(call, "name").Name));
        return [];
    }

    private JsonObject PutDestinationPolicy(AwsCall call)
    {
        using var batch = cloud.Store.Begin();
        var policy = call.Input.RequiredText("deliveryDestinationPolicy");
        var changed = Destination(call, "deliveryDestinationName") with { Policy = policy };
        _state.Destinations.Put(call.Scope.Key(changed.Name), changed);
        return new() { ["policy"] = Policy(changed) };
    }

    private JsonObject GetDestinationPolicy(AwsCall call) =>
        new() { ["policy"] = Policy(Destination(call, "deliveryDestinationName")) };

    private JsonObject DeleteDestinationPolicy(AwsCall call)
    {
        using var batch = cloud.Store.Begin();
        var changed = Destination(call, "deliveryDestinationName") with { Policy = null };
        _state.Destinations.Put(call.Scope.Key(changed.Name), changed);
        return [];
    }

    private DeliveryDestination Destination(AwsCall call, string member) =>
        _state.Destinations[call.Scope.Key(call.Input.RequiredText(member))] ?? throw LogsErrors.NoDestination();

    private static JsonObject Policy(DeliveryDestination destination) =>
        destination.Policy is { } policy ? new() { ["deliveryDestinationPolicy"] = policy } : [];

    private static JsonObject Shape(Scope scope, DeliveryDestination destination) =>
        new()
        {
            ["name"] = destination.Name,
            ["arn"] = scope.Arn("logs", "delivery-destination:" + destination.Name),
            ["deliveryDestinationType"] = DestinationType(destination.ResourceArn),
            ["outputFormat"] = destination.OutputFormat,
            ["deliveryDestinationConfiguration"] = new JsonObject
            {
                ["destinationResourceArn"] = destination.ResourceArn,
            },
        };

    private static string DestinationType(string arn) =>
        arn.Split(':') switch
        {
            ["arn", _, "s3", ..] => "S3",
            ["arn", _, "logs", ..] => "CWL",
            ["arn", _, "firehose", ..] => "FH",
            ["arn", _, "xray", ..] => "XRAY",
            _ => throw LogsErrors.NoDestinationResource(),
        };
}
