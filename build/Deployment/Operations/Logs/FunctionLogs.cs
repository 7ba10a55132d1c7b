using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Operations.Logs;

/// <summary>The log groups of functions.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed class FunctionLogs(IAmazonLambda lambda, AwsRetry retry)
{
    /// <summary>The log group of each function.</summary>
    /// <param name="functions">The names of the functions; one that is gone may have left a log.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    public async Task<IReadOnlyList<LogSource>> OfAsync(
        IEnumerable<string> functions,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(functions.Select(function => OfAsync(function, cancellationToken)));

    private async Task<LogSource> OfAsync(string function, CancellationToken cancellationToken)
    {
        var request = new GetFunctionConfigurationRequest { FunctionName = function };
        try
        {
            var settings = await retry.RunAsync(
                t => lambda.GetFunctionConfigurationAsync(request, t),
                cancellationToken
            );
            return new(function, settings.LoggingConfig?.LogGroup ?? Default(function));
        }
        catch (ResourceNotFoundException)
        {
            return new(function, Default(function));
        }
    }

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html</summary>
    private static string Default(string function) => $"/aws/lambda/{function}";
}
