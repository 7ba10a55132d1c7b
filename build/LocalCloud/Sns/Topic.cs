namespace AiChef.LocalCloud.Sns;

/// <summary>A topic: its attributes as they were set, and its tags.</summary>
internal sealed record Topic(string Arn)
{
    public SortedDictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Subscriptions that were deleted, which AWS counts.</summary>
    public int Deleted { get; init; }

    /// <summary>The policy that was set, or the one that AWS gives every topic.</summary>
    public string PolicyText() => Attributes.GetValueOrDefault("Policy") ?? TopicPolicy.Default(Arn);
}
