using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.Operations.Drift;

/// <summary>What a comparison of stacks with their resources found.</summary>
public sealed record DriftReport
{
    /// <summary>The differences, in the order of the stacks.</summary>
    public IReadOnlyList<DriftFinding> Findings { get; init; } = [];

    /// <summary>All resources that AWS compared, each with its properties as they are.</summary>
    public IReadOnlyList<StackResourceDrift> Compared { get; init; } = [];

    internal static DriftReport Of(IReadOnlyList<DriftReport> reports) =>
        new()
        {
            Findings = [.. reports.SelectMany(each => each.Findings)],
            Compared = [.. reports.SelectMany(each => each.Compared)],
        };
}
