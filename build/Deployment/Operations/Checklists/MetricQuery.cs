namespace AiChef.Deployment.Operations.Checklists;

/// <summary>A statistic of a metric.</summary>
/// <param name="Namespace">The namespace, such as <c>AWS/Lambda</c>.</param>
/// <param name="Name">The name, such as <c>Errors</c>.</param>
/// <param name="Statistic">The statistic, such as <c>Sum</c> or <c>p95</c>.</param>
/// <param name="Dimensions">The dimensions; none for the whole account.</param>
public sealed record MetricQuery(
    string Namespace,
    string Name,
    string Statistic,
    params IReadOnlyList<(string Name, string Value)> Dimensions
)
{
    internal const string Sum = "Sum";
    internal const string Maximum = "Maximum";

    /// <summary>Whether of sums the hour with the greatest counts, and not the total.</summary>
    public bool IsBusiestHour { get; init; }

    internal bool IsSum => Statistic == Sum;

    internal static MetricQuery OfFunction(string function, string name, string statistic) =>
        new("AWS/Lambda", name, statistic, ("FunctionName", function));

    internal static MetricQuery OfTable(string table, string name, string statistic) =>
        new("AWS/DynamoDB", name, statistic, ("TableName", table));

    internal static MetricQuery OfMachine(string arn, string name, string statistic) =>
        new("AWS/States", name, statistic, ("StateMachineArn", arn));

    internal static MetricQuery OfApi(WatchedApi api, string name, string statistic) =>
        new("AWS/ApiGateway", name, statistic, ("ApiName", api.Name), ("Stage", api.Stage));
}
