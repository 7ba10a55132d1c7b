namespace AiChef.LocalCloud.CloudFormation.Drift;

/// <summary>A detection of drift: the newest one of a stack says what is known of its resources.</summary>
/// <param name="Id">The id of the detection.</param>
/// <param name="StackId">The stack.</param>
/// <param name="Time">When it began.</param>
/// <param name="Ready">When it ends.</param>
internal sealed record StackDrift(string Id, string StackId, DateTimeOffset Time, DateTimeOffset Ready)
{
    /// <summary>Which detection of the stack it is.</summary>
    public int Number { get; init; }

    /// <summary>All that is known, also from earlier detections of single resources.</summary>
    public IReadOnlyList<ResourceDrift> Resources { get; init; } = [];

    public int Drifted => Resources.Count(static resource => resource.IsDrift);

    public bool HasFailed => Resources.Any(static resource => resource.Status == ResourceDrift.Unknown);

    public string Status =>
        Drifted > 0 ? "DRIFTED"
        : HasFailed ? ResourceDrift.Unknown
        : ResourceDrift.InSync;
}
