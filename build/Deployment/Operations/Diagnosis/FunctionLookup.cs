using System.Text.RegularExpressions;
using AiChef.Deployment.Aws;
using Amazon.Lambda;
using Amazon.Lambda.Model;

namespace AiChef.Deployment.Operations.Diagnosis;

/// <summary>Tells whether functions exist that something names.</summary>
/// <param name="lambda">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
public sealed partial class FunctionLookup(IAmazonLambda lambda, AwsRetry retry)
{
    /// <summary>The functions that a text names by ARN, each once, with its version or alias.</summary>
    internal static IReadOnlyList<string> NamedIn(string text) =>
        [.. FunctionArn().Matches(text).Select(static match => match.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The troubles of those that do not exist.</summary>
    /// <param name="caller">What names them.</param>
    /// <param name="functions">The names or ARNs.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    internal async Task<IReadOnlyList<Trouble>> MissingAsync(
        string caller,
        IReadOnlyList<string> functions,
        CancellationToken cancellationToken
    )
    {
        var exist = await Task.WhenAll(functions.Select(each => ExistsAsync(each, cancellationToken)));
        return
        [
            .. functions
                .Where((_, index) => !exist[index])
                .Select(function => new Trouble(
                    TroubleKind.MissingFunction,
                    caller,
                    $"there is no function {function}, which it calls"
                )
                {
                    Command = "DeployLambdas",
                }),
        ];
    }

    private async Task<bool> ExistsAsync(string function, CancellationToken cancellationToken)
    {
        var request = new GetFunctionConfigurationRequest { FunctionName = function };
        try
        {
            await retry.RunAsync(t => lambda.GetFunctionConfigurationAsync(request, t), cancellationToken);
            return true;
        }
        catch (ResourceNotFoundException)
        {
            return false;
        }
    }

    /// <summary>https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html</summary>
    [GeneratedRegex(
        @"arn:[\w-]+:lambda:[\w-]+:\d{12}:function:[\w-]+(:(\$LATEST|[\w-]+))?",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex FunctionArn();
}
