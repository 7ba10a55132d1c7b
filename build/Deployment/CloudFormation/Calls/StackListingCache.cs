using AiChef.Deployment.Aws;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>
/// Lets many deployments read their stacks with one call: while several are running, one listing of all stacks answers
/// every read for a while. A single deployment describes its stack by name.
/// </summary>
/// <param name="time">The clock of the listings.</param>
/// <param name="freshness">For how long a listing answers.</param>
internal sealed class StackListingCache(TimeProvider time, TimeSpan freshness)
{
    /// <summary>For AWS, which counts the calls of an account.</summary>
    internal static readonly TimeSpan Sparing = TimeSpan.FromSeconds(1);

    /// <summary>For an endpoint that does not count.</summary>
    internal static readonly TimeSpan Lavish = TimeSpan.FromSeconds(0.1);

    private readonly Lock _gate = new();
    private Task<IReadOnlyList<Stack>>? _listing;
    private long _listed;
    private int _deployments;
    private bool _byName;

    internal int Deployments => Math.Max(1, Volatile.Read(ref _deployments));

    internal IDisposable Join(int deployments)
    {
        Interlocked.Add(ref _deployments, deployments);
        return new Part(this, deployments);
    }

    internal async Task<Stack?> LookAsync(
        string nameOrArn,
        Func<string, CancellationToken, Task<Stack?>> find,
        Func<CancellationToken, Task<IReadOnlyList<Stack>>> list,
        CancellationToken cancellationToken
    )
    {
        if (_byName || Deployments < 2)
        {
            return await find(nameOrArn, cancellationToken);
        }

        IReadOnlyList<Stack> stacks;
        try
        {
            stacks = await Listing(list).WaitAsync(cancellationToken);
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            // A role may be allowed to describe the stacks of this project only:
            // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html
            _byName = true;
            return await find(nameOrArn, cancellationToken);
        }
        // A deleted stack can be described by its ARN, but is in no listing.
        return stacks.FirstOrDefault(s => s.StackName == nameOrArn || s.StackId == nameOrArn)
            ?? (
                nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? await find(nameOrArn, cancellationToken) : null
            );
    }

    private Task<IReadOnlyList<Stack>> Listing(Func<CancellationToken, Task<IReadOnlyList<Stack>>> list)
    {
        lock (_gate)
        {
            if (
                _listing is null
                || _listing.IsFaulted
                || (_listing.IsCompleted && time.GetElapsedTime(_listed) >= freshness)
            )
            {
                _listed = time.GetTimestamp();
                // No single reader may cancel it: each waits with its own token.
                _listing = list(CancellationToken.None);
            }
            return _listing;
        }
    }

    private sealed class Part(StackListingCache glance, int deployments) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                Interlocked.Add(ref glance._deployments, -deployments);
            }
        }
    }
}
