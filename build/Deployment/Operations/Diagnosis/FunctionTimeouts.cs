using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Functions that take longer than they may, or nearly.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="reports">The reports of their calls.</param>
public sealed class FunctionTimeouts(IAmazonLambda lambda, AwsRetry retry, FunctionReports reports) : ITroubleSearch
{
    /// <inheritdoc/>
    public string Subject => "timeouts of functions";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Trouble>> SearchAsync(CancellationToken cancellationToken)
    {
        var longest = (await reports.ReadAsync(cancellationToken))
            .GroupBy(static report => report.Function, StringComparer.Ordinal)
            .Select(static group => group.MaxBy(static report => report.Took)!);
        var found = await Task.WhenAll(longest.Select(report => JudgeAsync(report, cancellationToken)));
        return [.. found.OfType<Trouble>()];
    }

    private async Task<Trouble?> JudgeAsync(FunctionReport report, CancellationToken cancellationToken)
    {
        var request = new GetFunctionConfigurationRequest { FunctionName = report.Function };
        int seconds;
        try
        {
            var settings = await retry.RunAsync(
                t => lambda.GetFunctionConfigurationAsync(request, t),
                cancellationToken
            );
            seconds = settings.Timeout ?? 0;
        }
        catch (ResourceNotFoundException)
        {
            return null; // told as drift
        }
        var share = report.Took.TotalSeconds / seconds;
        return share < ExecutionTimeouts.Near
            ? null
            : new Trouble(
                share >= 1 ? TroubleKind.Timeout : TroubleKind.NearTimeout,
                $"function {report.Function}",
                FormattableString.Invariant($"a call took {report.Took.TotalSeconds:0.##} of {seconds} s")
            )
            {
                Command = $"Logs --functions {report.Function}",
            };
    }
}
