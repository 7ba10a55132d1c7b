using Amazon.Lambda;
using Amazon.Lambda.Model;
using AiChef.Deployment.Aws;

namespace AiChef.Deployment.Lambda;

/// <summary>Reads and moves the alias by which callers reach a function.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Waits out throttles and faults.</param>
internal sealed class FunctionAliases(IAmazonLambda lambda, AwsRetry retry)
{
    /// <summary>The alias that callers use.</summary>
    internal const string Live = "live";

    internal Task<GetAliasResponse> ReadAsync(string function, CancellationToken ct) =>
        retry.RunAsync(t => lambda.GetAliasAsync(new GetAliasRequest { FunctionName = function, Name = Live }, t), ct);

    /// <summary>Routes all calls to a version, or a share of them to a second one, if the alias is still as it was read.</summary>
    /// <returns>The new revision.</returns>
    internal async Task<string> RouteAsync(string function, string version, (string Version, double Weight)? further, string revision, CancellationToken ct)
    {
        var weights = further is { } second ? new Dictionary<string, double>(StringComparer.Ordinal) { [second.Version] = second.Weight } : [];
        try
        {
            return (await retry.RunAsync(t => lambda.UpdateAliasAsync(new UpdateAliasRequest
            {
                FunctionName = function,
                Name = Live,
                FunctionVersion = version,
                RevisionId = revision,
                RoutingConfig = new AliasRoutingConfiguration { AdditionalVersionWeights = weights },
            }, t), ct)).RevisionId;
        }
        catch (PreconditionFailedException)
        {
            // When the answer to our own call was lost and it was sent again, the revision is no longer the one that was read although the move is ours.
            var now = await ReadAsync(function, ct);
            if (now.FunctionVersion == version && Same(now.RoutingConfig?.AdditionalVersionWeights, weights))
                return now.RevisionId;
            throw;
        }
    }

    private static bool Same(Dictionary<string, double>? left, Dictionary<string, double> right) =>
        (left?.Count ?? 0) == right.Count && right.All(weight => left!.TryGetValue(weight.Key, out var value) && Math.Abs(value - weight.Value) < 0.0001);
}
