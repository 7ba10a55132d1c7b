using AiChef.Deployment.Operations.Drift;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Changes beside the deployments.</summary>
/// <param name="stacks">The compared stacks.</param>
public sealed class DriftTroubles(ComparedStacks stacks) : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => "drift";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken) =>
        [
            .. (await stacks.ReadAsync(cancellationToken))
                .Findings.Where(static finding => finding.IsAlarming)
                .Select(static finding => new Trouble(
                    TroubleKind.Drift,
                    $"{finding.Stack}/{finding.LogicalId}".TrimEnd('/'),
                    Evidence(finding)
                )
                {
                    Command = "Drift",
                }),
        ];

    private static string Evidence(DriftFinding finding) =>
        finding.Kind switch
        {
            DriftKind.Deleted => $"{finding.PhysicalId} was deleted",
            DriftKind.Unknown => $"cannot be compared: {finding.Reason}",
            _ => $"{finding.Property} is {finding.Actual}, in the template {finding.Expected}",
        };
}
