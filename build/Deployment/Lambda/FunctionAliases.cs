using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>Reads and moves the alias through which callers use a function.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
internal sealed class FunctionAliases(IAmazonLambda lambda, AwsRetry retry)
{
    /// <summary>The alias that callers use.</summary>
    internal const string Live = "live";

    internal Task<GetAliasResponse> ReadAsync(string function, CancellationToken cancellationToken) =>
        retry.RunAsync(
            t => lambda.GetAliasAsync(new GetAliasRequest { FunctionName = function, Name = Live }, t),
            cancellationToken
        );

    /// <summary>Every version that an alias of the function routes calls to.</summary>
    internal async Task<IReadOnlyList<string>> RoutedVersionsAsync(string function, CancellationToken cancellationToken)
    {
        var routed = new List<string>();
        string? page = null;
        do
        {
            var request = new ListAliasesRequest { FunctionName = function, Marker = page };
            var response = await retry.RunAsync(t => lambda.ListAliasesAsync(request, t), cancellationToken);
            foreach (var alias in response.Aliases ?? [])
            {
                routed.Add(alias.FunctionVersion);
                routed.AddRange(alias.RoutingConfig?.AdditionalVersionWeights?.Keys ?? Enumerable.Empty<string>());
            }
            page = response.NextMarker;
        } while (!string.IsNullOrEmpty(page));
        return routed;
    }

    /// <summary>Moves the alias if it still has the revision that was read.</summary>
    /// <returns>The new revision.</returns>
    /// <exception cref="PreconditionFailedException">Somebody else moved it, and not to the same route.</exception>
    internal async Task<string> RouteAsync(
        string function,
        AliasRoute route,
        string revision,
        CancellationToken cancellationToken
    )
    {
        var request = new UpdateAliasRequest
        {
            FunctionName = function,
            Name = Live,
            FunctionVersion = route.Version,
            RevisionId = revision,
            RoutingConfig = new AliasRoutingConfiguration { AdditionalVersionWeights = route.Weights },
        };
        try
        {
            return (await retry.RunAsync(t => lambda.UpdateAliasAsync(request, t), cancellationToken)).RevisionId;
        }
        catch (PreconditionFailedException)
        {
            // If the answer to our own call was lost and the call was repeated, the revision has changed although the
            // move is ours.
            var now = await ReadAsync(function, cancellationToken);
            if (AliasRoute.Of(now).IsSameAs(route))
            {
                return now.RevisionId;
            }
            throw;
        }
    }
}
