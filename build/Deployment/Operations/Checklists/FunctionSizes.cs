using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Reads the sizes of functions.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class FunctionSizes(IAmazonLambda lambda, AwsRetry retry)
{
    /// <summary>The sizes of those functions that exist.</summary>
    public async Task<IEnumerable<FunctionSize>> ReadAsync(
        IEnumerable<string> functions,
        CancellationToken cancellationToken
    ) =>
        (
            await Task.WhenAll(functions.Select(function => ReadAsync(function, cancellationToken)))
        ).OfType<FunctionSize>();

    private async Task<FunctionSize?> ReadAsync(string function, CancellationToken cancellationToken)
    {
        var request = new GetFunctionConfigurationRequest { FunctionName = function };
        try
        {
            var it = await retry.RunAsync(t => lambda.GetFunctionConfigurationAsync(request, t), cancellationToken);
            return new(
                function,
                it.MemorySize ?? 0,
                (it.Architectures ?? []).Contains(Architecture.Arm64.Value, StringComparer.Ordinal)
            );
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }
}
