using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace AiChef.Deployment.Aws;

/// <summary>
/// Retries calls: throttled calls until they succeed, network and server errors a few times, expired credentials once
/// with new ones.
/// </summary>
/// <param name="connection">Named in the error if nothing answers.</param>
/// <param name="time">The clock of the waits.</param>
/// <param name="renewCredentials">Reads the credentials again; null if they are fixed.</param>
public sealed class AwsRetry(AwsConnection connection, TimeProvider time, Action? renewCredentials = null)
{
    private const int FaultAttempts = 4;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private readonly AsyncLocal<StrongBox<int>?> _counter = new();
    private int _repeats;

    /// <summary>Where the calls go.</summary>
    internal AwsConnection Connection => connection;

    /// <summary>How many calls were repeated so far.</summary>
    public int Repeats => _repeats;

    /// <summary>From here on, repeated calls of this flow are also counted in the result.</summary>
    internal StrongBox<int> CountHere() => _counter.Value = new StrongBox<int>();

    /// <summary>
    /// Runs a call until it answers. A throttled call is repeated for as long as the token allows, a network or server
    /// error four times in total. Only for calls that are safe to repeat: reads, and writes whose effect is checked if
    /// the answer was lost.
    /// </summary>
    /// <exception cref="DeploymentException">
    /// Nothing answers, or the answer is not from AWS, or the credentials are missing, rejected or expired.
    /// </exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        var wait = FirstWait;
        var isRenewed = renewCredentials is null;
        for (var faults = 0; ; )
        {
            var asked = TimeSpan.Zero;
            try
            {
                var answer = await call(cancellationToken);
                if (!AwsErrors.IsForeign(answer))
                {
                    return answer;
                }
                if (++faults == FaultAttempts)
                {
                    throw NotAws(null);
                }
            }
            catch (AmazonServiceException e) when (AwsErrors.IsThrottling(e))
            {
                asked = AwsErrors.RetryAfter(e);
            }
            catch (AmazonServiceException e) when (AwsErrors.IsExpired(e) && !isRenewed)
            {
                isRenewed = true;
                renewCredentials!();
                Repeating();
                continue;
            }
            catch (AmazonServiceException e) when (AwsErrors.IsExpired(e) || AwsErrors.IsRejected(e))
            {
                throw RefusedCredentials(e);
            }
            catch (AmazonServiceException e) when (AwsErrors.IsForeign(e))
            {
                if (++faults == FaultAttempts)
                {
                    throw NotAws(e);
                }
            }
            catch (AmazonServiceException e) when (AwsErrors.IsServerFault(e) && ++faults < FaultAttempts) { }
            catch (Exception e) when (IsNetworkFault(e, cancellationToken) && ++faults < FaultAttempts && !IsRefused(e))
            { }
            catch (Exception e) when (IsNetworkFault(e, cancellationToken))
            {
                throw DeploymentException.Configuration($"cannot reach {Target()}: {Innermost(e).Message}", e);
            }
            catch (AmazonClientException e)
            {
                throw NoCredentials(e);
            }
            Repeating();
            var jittered = Jittered(wait);
            await Task.Delay(asked > jittered ? asked : jittered, time, cancellationToken);
            wait = TimeSpan.FromTicks(Math.Min(wait.Ticks * 2, LongestWait.Ticks));
        }
    }

    private static DeploymentException RefusedCredentials(AmazonServiceException e) =>
        DeploymentException.Configuration(
            $"AWS refused the credentials: {e.Message} ({e.ErrorCode}); sign in again and repeat the command",
            e
        );

    private DeploymentException NoCredentials(AmazonClientException e) =>
        DeploymentException.Configuration(
            $"no AWS credentials for {Target()}{Detail(e)}; set AWS_PROFILE or sign in with 'aws sso login'",
            e
        );

    private void Repeating()
    {
        Interlocked.Increment(ref _repeats);
        if (_counter.Value is { } counter)
        {
            Interlocked.Increment(ref counter.Value);
        }
    }

    private DeploymentException NotAws(AmazonServiceException? e) =>
        DeploymentException.Configuration(
            $"what answers at {Target()}{(e is null ? "" : $" (status {(int)e.StatusCode})")} "
                + "is not AWS; check for a proxy or a network with a sign-in page",
            e
        );

    private string Target() =>
        connection.Endpoint is { } endpoint
            ? endpoint.GetLeftPart(UriPartial.Authority)
            : $"AWS in {connection.Region}";

    private static bool IsNetworkFault(Exception e, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && Innermost(e)
            is HttpRequestException
                or SocketException
                or IOException
                or TimeoutException
                or TaskCanceledException;

    /// <summary>The connection is refused: trying again would only delay the message.</summary>
    private static bool IsRefused(Exception e) =>
        Innermost(e) is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound };

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    /// <summary>
    /// What the SDK says in its first line, unless that is only that it found nothing, which it then lists provider by
    /// provider.
    /// </summary>
    private static string Detail(Exception e)
    {
        var line = e.Message.Split('\r', '\n')[0].TrimEnd(':', '.');
        return line.StartsWith("Failed to resolve AWS credentials", StringComparison.Ordinal) ? "" : $": {line}";
    }

    private static TimeSpan Jittered(TimeSpan wait) => wait * (0.5 + (Random.Shared.NextDouble() / 2));
}
