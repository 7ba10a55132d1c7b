using AiChef.Deployment.Aws;
using Amazon.Runtime;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Makes all searches at the same time; each has a limit of its own.</summary>
/// <param name="searches">The searches.</param>
/// <param name="time">The clock of the limits.</param>
public sealed class DiagnosisRound(IReadOnlyList<ITroubleSearch> searches, TimeProvider time)
{
    /// <summary>How far back logs, metrics and executions are searched.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>How long a search may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>All troubles, in the order of the searches; a search that fails is one of them.</summary>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(searches.Select(search => SearchAsync(search, cancellationToken)));
        return
        [
            .. found.SelectMany(static each => each).DistinctBy(static each => (each.Kind, each.Where, each.Evidence)),
        ];
    }

    private async Task<IReadOnlyList<Trouble>> SearchAsync(ITroubleSearch search, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await search.SearchAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [NotSearched(search, $"no answer in {Limit.TotalMinutes} minutes")];
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            return [NotSearched(search, e.Message) with { Command = "BootstrapAccess" }];
        }
        catch (AmazonServiceException e)
        {
            return [NotSearched(search, AwsRefusal.Of("cannot be looked at", e).Message)];
        }
        catch (DeploymentException e)
        {
            return [NotSearched(search, e.Message)];
        }
    }

    private static Trouble NotSearched(ITroubleSearch search, string evidence) =>
        new(TroubleKind.NotSearched, search.Subject, evidence) { Command = "Diagnose" };
}
