namespace AiChef.LocalCloud.DynamoDb.Streams;

/// <summary>A stream of a table, kept for a day after its end.</summary>
/// <param name="Table">The name of the table.</param>
/// <param name="TableId">The id of the table, which a later table of the same name does not have.</param>
/// <param name="Label">When the stream was asked for, as in its ARN.</param>
/// <param name="ViewType">KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES.</param>
/// <param name="Key">The key of the table.</param>
/// <param name="Created">When the stream was asked for.</param>
internal sealed record TableStreamState(
    string Table,
    string TableId,
    string Label,
    string ViewType,
    KeySchema Key,
    DateTimeOffset Created
)
{
    /// <summary>When the stream was switched off or its table deleted; null: neither.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The number of the last change before the end.</summary>
    public long? Last { get; init; }

    /// <summary>The stream's only shard. Its id tells when it was made.</summary>
    public string Shard =>
        $"shardId-{Created.ToUnixTimeMilliseconds():D20}-{TableId.Replace("-", "", StringComparison.Ordinal)[..8]}";

    public bool Shows(bool old) => ViewType == "NEW_AND_OLD_IMAGES" || ViewType == (old ? "OLD_IMAGE" : "NEW_IMAGE");

    public string Arn(Scope scope) => scope.Arn("dynamodb", $"table/{Table}/stream/{Label}");
}
