using System.Text.Json.Nodes;
using System.Xml.Linq;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.S3;

/// <summary>
/// What a bucket tells of what happens to it: the documents of its notification and logging properties.
/// </summary>
internal static class BucketEventDocuments
{
    /// <summary>The lists of a template, with the element of each item and of its receiver.</summary>
    private static readonly (string List, string Element, string Property, string Receiver)[] Receivers =
    [
        ("TopicConfigurations", "TopicConfiguration", "Topic", "Topic"),
        ("QueueConfigurations", "QueueConfiguration", "Queue", "Queue"),
        ("LambdaConfigurations", "CloudFunctionConfiguration", "Function", "CloudFunction"),
    ];

    /// <summary>
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-notificationconfiguration.html
    /// </summary>
    public static XElement Notification(JsonObject notification) =>
        new(
            S3Api.Namespace + "NotificationConfiguration",
            Receivers.SelectMany(each =>
                notification
                    .Objects(each.List)
                    .Select(item => new XElement(
                        S3Api.Namespace + each.Element,
                        Leaf(each.Receiver, item.Text(each.Property)),
                        Leaf("Event", item.Text("Event")),
                        item.Object("Filter")?.Object("S3Key") is { } key ? Filter(key) : null
                    ))
            ),
            notification.Object("EventBridgeConfiguration") is { } bridge && bridge.Flag("EventBridgeEnabled") != false
                ? new XElement(S3Api.Namespace + "EventBridgeConfiguration")
                : null
        );

    /// <summary>
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-loggingconfiguration.html
    /// </summary>
    public static XElement Logging(JsonObject logging, string bucket) =>
        new(
            S3Api.Namespace + "BucketLoggingStatus",
            new XElement(
                S3Api.Namespace + "LoggingEnabled",
                Leaf("TargetBucket", logging.Text("DestinationBucketName") ?? bucket),
                Leaf("TargetPrefix", logging.Text("LogFilePrefix") ?? "")
            )
        );

    private static XElement Filter(JsonObject key) =>
        new(
            S3Api.Namespace + "Filter",
            new XElement(
                S3Api.Namespace + "S3Key",
                key.Objects("Rules")
                    .Select(static rule => new XElement(
                        S3Api.Namespace + "FilterRule",
                        Leaf("Name", rule.Text("Name")),
                        Leaf("Value", rule.Text("Value"))
                    ))
            )
        );

    private static XElement? Leaf(string name, string? value) =>
        value is null ? null : new(S3Api.Namespace + name, value);
}
