using System.Globalization;
using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Sends the calls of functions to versions that exist already: neither code nor settings are written, so it takes as
/// long as the move of an alias.
/// </summary>
/// <param name="lambda">The client.</param>
/// <param name="alarms">The alarms that a canary watches.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of the waits.</param>
public sealed class FunctionRollback(IAmazonLambda lambda, AlarmWatch alarms, AwsRetry retry, TimeProvider time)
{
    private readonly FunctionAliases _aliases = new(lambda, retry);
    private readonly FunctionReader _reader = new(lambda, retry, time);

    /// <summary>Reads the versions of a function; null if there is no such function.</summary>
    /// <param name="name">The function's full name.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<FunctionVersions?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var reading = _reader.VersionsAsync(name, cancellationToken);
            var alias = await LambdaRefusal.TranslateAsync(name, () => _aliases.ReadAsync(name, cancellationToken));
            var route = AliasRoute.Of(alias);
            var versions = (await LambdaRefusal.TranslateAsync(name, () => reading))
                .Where(static version => version.Version != "$LATEST")
                .OrderByDescending(static version => long.Parse(version.Version, CultureInfo.InvariantCulture))
                .Select(version => Published(version, route));
            return new FunctionVersions(name, route, alias.RevisionId, [.. versions]);
        }
        catch (DeploymentException e) when (e.InnerException is ResourceNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Moves the aliases, at once or as a canary: all of them, or none.</summary>
    /// <param name="moves">The moves.</param>
    /// <param name="canary">How the calls are let in; null moves all at once.</param>
    /// <param name="outlet">Told of each step of a canary, and of each alias that is taken back.</param>
    /// <param name="cancellationToken">Cancels; what was moved is taken back.</param>
    /// <exception cref="DeploymentException">
    /// An alarm was red or went off, somebody else moved an alias, or one alias cannot route to both versions.
    /// </exception>
    public async Task MoveAsync(
        IReadOnlyList<ReleaseCandidate> moves,
        CanaryPolicy? canary,
        CanaryOutlet outlet,
        CancellationToken cancellationToken
    )
    {
        var names = string.Join(", ", moves.Select(static move => move.Function));
        if (canary is not null)
        {
            await LambdaRefusal.TranslateAsync("alarms", () => alarms.RequireAlarmAsync(cancellationToken));
            await Task.WhenAll(moves.Select(move => CheckRouteAsync(move, cancellationToken)));
        }
        await LambdaRefusal.TranslateAsync(
            names,
            () => new AliasShift(_aliases, alarms, outlet, time).RunAsync(moves, canary, cancellationToken)
        );
    }

    private Task CheckRouteAsync(ReleaseCandidate move, CancellationToken cancellationToken) =>
        LambdaRefusal.TranslateAsync(
            move.Function,
            async () =>
            {
                var bars = FunctionComparison.DifferencesOf(
                    await _reader.ConfigurationAsync(move.Function, move.Version, cancellationToken),
                    await _reader.ConfigurationAsync(move.Function, move.Before, cancellationToken)
                );
                if (bars.Count > 0)
                {
                    throw CanaryRefusal.Of(move.Function, bars);
                }
            }
        );

    private static PublishedVersion Published(FunctionConfiguration version, AliasRoute route) =>
        new(
            version.Version,
            DateTimeOffset.TryParse(
                version.LastModified,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var published
            )
                ? published
                : null,
            version.CodeSha256,
            VersionOrigin.Of(version.Description),
            version.Version == route.Further ? route.Share
                : version.Version == route.Version ? 1 - route.Share
                : 0
        );
}
