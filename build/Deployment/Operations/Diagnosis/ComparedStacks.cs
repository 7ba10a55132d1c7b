using AiChef.Deployment.Operations.Drift;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>The stacks compared with what they made, once for all searches.</summary>
/// <param name="reader">Compares.</param>
/// <param name="stacks">The stacks.</param>
public sealed class ComparedStacks(StackDriftReader reader, IReadOnlyList<Stack> stacks)
{
    private readonly Lock _start = new();
    private Task<DriftReport>? _report;

    /// <summary>What differs, and what all resources are now.</summary>
    public Task<DriftReport> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_start)
        {
            return _report ??= reader.ReadAsync(stacks, cancellationToken);
        }
    }
}
