namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>A metric that counts requests which were turned away.</summary>
/// <param name="What">What turned them away, such as <c>function cook</c>.</param>
/// <param name="Namespace">The namespace of the metric.</param>
/// <param name="Name">The name of the metric.</param>
/// <param name="Dimension">Its dimension.</param>
/// <param name="Value">The value of the dimension.</param>
public sealed record ThrottledMetric(string What, string Namespace, string Name, string Dimension, string Value)
{
    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html</summary>
    public static ThrottledMetric OfFunction(string name) =>
        new($"function {name}", "AWS/Lambda", "Throttles", "FunctionName", name);

    /// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html</summary>
    public static IEnumerable<ThrottledMetric> OfTable(string name) =>
        [
            new($"table {name}", "AWS/DynamoDB", "ReadThrottleEvents", "TableName", name),
            new($"table {name}", "AWS/DynamoDB", "WriteThrottleEvents", "TableName", name),
        ];

    /// <summary>https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html</summary>
    public static ThrottledMetric OfStateMachine(string arn) =>
        new(
            $"state machine {arn[(arn.LastIndexOf(':') + 1)..]}",
            "AWS/States",
            "ExecutionThrottled",
            "StateMachineArn",
            arn
        );
}
