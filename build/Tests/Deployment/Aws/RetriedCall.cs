using System.Net;
using AiChef.Deployment;
using AiChef.Deployment.Aws;
using Amazon.CloudFormation;
using Amazon.Runtime;
using Shouldly;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>Calls that fail before they answer, or always.</summary>
internal static class RetriedCall
{
    /// <summary>Makes a call that is throttled so many times before it answers.</summary>
    internal static async Task ThrottleAsync(AwsRetry retry, int times)
    {
        var calls = 0;
        var answer = await retry.RunAsync(
            _ => calls++ < times ? throw Error("Throttling") : Task.FromResult("answer"),
            CancellationToken.None
        );
        answer.ShouldBe("answer");
    }

    /// <summary>Makes a call that always fails, and tells how often it was made.</summary>
    internal static async Task<(DeploymentException Failure, int Calls)> FailAsync(
        AwsConnection connection,
        Exception fault
    )
    {
        var calls = 0;
        var failure = await Should.ThrowAsync<DeploymentException>(
            new AwsRetry(connection, new ImpatientClock()).RunAsync<int>(
                _ =>
                {
                    calls++;
                    throw fault;
                },
                CancellationToken.None
            )
        );
        return (failure, calls);
    }

    internal static AmazonCloudFormationException Error(string code, string message = "no") =>
        new(message, ErrorType.Unknown, code, "request-1", HttpStatusCode.BadRequest);
}
