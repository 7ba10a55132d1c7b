using AiChef.Deployment.Aws;
using AiChef.Deployment.Operations.Health;
using Amazon.Runtime;

namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Goes through all points at the same time; each has a limit of its own.</summary>
/// <param name="points">The points.</param>
/// <param name="time">The clock of the limits.</param>
public sealed class ChecklistRound(IReadOnlyList<IChecklistPoint> points, TimeProvider time)
{
    /// <summary>How long a point may take: some read the logs of a day, or let AWS compare all stacks.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>What the points find, in their order. One that cannot be looked at is unhealthy.</summary>
    public async Task<IReadOnlyList<ChecklistFinding>> LookAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(points.Select(point => LookAsync(point, cancellationToken)));

    private async Task<ChecklistFinding> LookAsync(IChecklistPoint point, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var late = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        ChecklistFinding finding;
        try
        {
            finding = await point.LookAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            finding = NotLookedAt(point, $"no answer in {Limit.TotalMinutes} minutes");
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            finding = NotLookedAt(point, e.Message) with { Command = "BootstrapAccess" };
        }
        catch (AmazonServiceException e)
        {
            finding = NotLookedAt(point, AwsRefusal.Of("AWS refused", e).Message);
        }
        catch (Exception e) when (e is DeploymentException or HttpRequestException)
        {
            finding = NotLookedAt(point, e.Message);
        }
        return finding with { Took = time.GetElapsedTime(started) };
    }

    private static ChecklistFinding NotLookedAt(IChecklistPoint point, string why) =>
        new(point.Title, HealthState.Unhealthy, $"cannot be looked at: {why.ReplaceLineEndings(" ")}");
}
