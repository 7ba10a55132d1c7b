namespace AiChef.LocalCloud.Logs;

/// <summary>Where logs that AWS services vend may be delivered.</summary>
internal sealed record DeliveryDestination(string Name, string ResourceArn)
{
    public string? OutputFormat { get; init; }

    public string? Policy { get; init; }
}
