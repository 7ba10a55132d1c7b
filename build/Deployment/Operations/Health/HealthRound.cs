using AiChef.Deployment.Aws;
using Amazon.Runtime;

namespace AiChef.Deployment.Operations.Health;

/// <summary>Makes all checks at the same time; each has a limit of its own.</summary>
/// <param name="checks">The checks.</param>
/// <param name="time">The clock of the limits.</param>
public sealed class HealthRound(IReadOnlyList<IHealthCheck> checks, TimeProvider time)
{
    /// <summary>How long a check may take unless told otherwise.</summary>
    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(20);

    /// <summary>How long a check may take. One that takes longer counts as unhealthy.</summary>
    public TimeSpan Limit { get; init; } = UsualLimit;

    /// <summary>What the checks find, in their order.</summary>
    public async Task<IReadOnlyList<HealthFinding>> LookAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(checks.Select(check => LookAsync(check, cancellationToken)));

    private async Task<HealthFinding> LookAsync(IHealthCheck check, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var late = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        HealthFinding finding;
        try
        {
            finding = await check.LookAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            finding = HealthFinding.Unhealthy(check.Part, $"no answer in {Limit.TotalSeconds} s");
        }
        catch (AmazonServiceException e)
        {
            finding = HealthFinding.Unhealthy(check.Part, AwsRefusal.Of("cannot be looked at", e).Message);
        }
        catch (DeploymentException e)
        {
            finding = HealthFinding.Unhealthy(check.Part, e.Message);
        }
        return finding with { Took = time.GetElapsedTime(started) };
    }
}
