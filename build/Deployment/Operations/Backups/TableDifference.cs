namespace AiChef.Deployment.Operations.Backups;

/// <summary>What a comparison of a restored table with its source found.</summary>
/// <param name="SourceItems">How many items the source has now.</param>
/// <param name="RestoredItems">How many items were restored.</param>
/// <param name="Samples">How many items were compared.</param>
/// <param name="DifferentSamples">How many of those differ.</param>
public sealed record TableDifference(long SourceItems, long RestoredItems, int Samples, int DifferentSamples)
{
    /// <summary>The share of items that may have changed between the point in time and the comparison.</summary>
    public const double Tolerance = 0.01;

    /// <summary>Whether nothing differs.</summary>
    public bool IsEqual => SourceItems == RestoredItems && DifferentSamples == 0;

    /// <summary>Whether what differs can be what was written in the meantime.</summary>
    public bool IsAcceptable =>
        Math.Abs(SourceItems - RestoredItems) <= SourceItems * Tolerance && DifferentSamples <= Samples * Tolerance;
}
