namespace AiChef.LocalCloud.CloudFormation;

/// <summary>An event of a stack.</summary>
internal sealed record StackEvent
{
    public required string EventId { get; init; }

    public required string StackId { get; init; }

    public required string StackName { get; init; }

    public required string LogicalId { get; init; }

    public required string PhysicalId { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset Time { get; init; }

    public string? Properties { get; init; }

    public string? Token { get; init; }

    public string? OperationId { get; init; }
}
