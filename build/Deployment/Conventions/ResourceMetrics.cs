namespace AiChef.Deployment.Conventions;

/// <summary>The resource types that have metrics of failures in CloudWatch, with what names their resources.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html leads to the
/// page of each service. Types whose metrics are of use and tell no failure, such as log groups and queues, are not
/// here.
/// </remarks>
public sealed record ResourceMetrics
{
    private static readonly ResourceMetrics[] All =
    [
        new("AWS::ApiGateway::RestApi", "Name", "AWS/ApiGateway", "5XXError") { Volume = "Count" },
        new("AWS::ApiGatewayV2::Api", "Name", "AWS/ApiGateway", "5xx") { Volume = "Count" },
        new("AWS::AppSync::GraphQLApi", "Name", "AWS/AppSync", "5XXError"),
        new("AWS::CloudFront::Distribution", null, "AWS/CloudFront", "5xxErrorRate") { Volume = "Requests" },
        new("AWS::DynamoDB::GlobalTable", "TableName", "AWS/DynamoDB", "SystemErrors"),
        new("AWS::DynamoDB::Table", "TableName", "AWS/DynamoDB", "SystemErrors"),
        new("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name", "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count"),
        new("AWS::Events::Rule", "Name", "AWS/Events", "FailedInvocations") { Volume = "Invocations" },
        new("AWS::Kinesis::Stream", "Name", "AWS/Kinesis", "WriteProvisionedThroughputExceeded"),
        new("AWS::KinesisFirehose::DeliveryStream", "DeliveryStreamName", "AWS/Firehose", "ThrottledRecords"),
        new("AWS::Lambda::Function", "FunctionName", "AWS/Lambda", "Errors") { Volume = "Invocations" },
        new("AWS::Pipes::Pipe", "Name", "AWS/EventBridge/Pipes", "ExecutionFailed") { Volume = "Invocations" },
        new("AWS::Scheduler::ScheduleGroup", "Name", "AWS/Scheduler", "TargetErrorCount"),
        new("AWS::SNS::Topic", "TopicName", "AWS/SNS", "NumberOfNotificationsFailed")
        {
            Volume = "NumberOfMessagesPublished",
            With = "AWS::SNS::Subscription",
        },
        new("AWS::StepFunctions::StateMachine", "StateMachineName", "AWS/States", "ExecutionsFailed")
        {
            Volume = "ExecutionsStarted",
        },
    ];

    private static readonly Dictionary<string, ResourceMetrics> ByType = All.ToDictionary(
        static each => each.ResourceType,
        StringComparer.Ordinal
    );

    private ResourceMetrics(string resourceType, string? nameProperty, string space, string failures) =>
        (ResourceType, NameProperty, Namespace, Failures) = (resourceType, nameProperty, space, failures);

    /// <summary>The resource type.</summary>
    public string ResourceType { get; }

    /// <summary>The property that names a resource; null for a type whose resources have ids alone.</summary>
    public string? NameProperty { get; }

    /// <summary>The namespace of its metrics.</summary>
    public string Namespace { get; }

    /// <summary>The metric that tells that it fails.</summary>
    public string Failures { get; }

    /// <summary>The metric that counts what it does; null where it has none with the same dimensions.</summary>
    public string? Volume { get; init; }

    /// <summary>
    /// A type of which the template must have a resource for anything to fail; null where a resource fails alone.
    /// </summary>
    internal string? With { get; init; }

    /// <summary>The resources of the type in a template that can fail.</summary>
    internal IEnumerable<NamedResource> In(ServiceFile file) =>
        With is null || file.Resources(With).Any() ? file.Resources(ResourceType) : [];

    /// <summary>The types, in ordinal order.</summary>
    public static IReadOnlyList<ResourceMetrics> Types => All;

    /// <summary>The metrics of a type; null for a type that has none of failures.</summary>
    public static ResourceMetrics? Of(string resourceType) => ByType.GetValueOrDefault(resourceType);
}
