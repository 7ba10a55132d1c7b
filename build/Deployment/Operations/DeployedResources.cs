using AiChef.Deployment.CloudFormation.Calls;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.Operations;

/// <summary>The resources that stacks have made, those of nested stacks too.</summary>
/// <param name="calls">The calls of the run.</param>
/// <param name="stackIds">The stacks, by name or ARN; all exist.</param>
public sealed class DeployedResources(CloudFormationCalls calls, IReadOnlyList<string> stackIds)
{
    private const string NestedStack = "AWS::CloudFormation::Stack";

    private Task<IReadOnlyList<StackResourceSummary>>? _all;

    /// <summary>Those of a type that exist, in the order of the stacks.</summary>
    public async Task<IReadOnlyList<StackResourceSummary>> OfTypeAsync(
        string type,
        CancellationToken cancellationToken
    ) => [.. (await AllAsync(cancellationToken)).Where(resource => resource.ResourceType == type)];

    private Task<IReadOnlyList<StackResourceSummary>> AllAsync(CancellationToken cancellationToken) =>
        _all ??= AllOfAsync(stackIds, cancellationToken);

    private async Task<IReadOnlyList<StackResourceSummary>> AllOfAsync(
        IEnumerable<string> stacks,
        CancellationToken cancellationToken
    )
    {
        var all = new List<StackResourceSummary>();
        foreach (var resources in await Task.WhenAll(stacks.Select(stack => ReadAsync(stack, cancellationToken))))
        {
            all.AddRange(resources.Where(resource => resource.ResourceType != NestedStack));
            var nested = resources.Where(resource => resource.ResourceType == NestedStack);
            all.AddRange(await AllOfAsync(nested.Select(resource => resource.PhysicalResourceId), cancellationToken));
        }
        return all;
    }

    private async Task<List<StackResourceSummary>> ReadAsync(string stack, CancellationToken cancellationToken) =>
        [
            .. (await calls.ResourcesAsync(stack, cancellationToken)).Where(resource =>
                !string.IsNullOrEmpty(resource.PhysicalResourceId)
                && !resource.ResourceStatus.Value.Contains("DELETE_COMPLETE", StringComparison.Ordinal)
            ),
        ];
}
