using System.Collections.Concurrent;
using AiChef.Deployment.Aws;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>
/// The CloudFormation calls of a deployment, each retried if that is safe, at a rate that all stacks of the run share.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="retry">Retries throttled and failed calls.</param>
/// <param name="time">The clock of the rates.</param>
public sealed partial class CloudFormationCalls(IAmazonCloudFormation client, AwsRetry retry, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, AdaptiveRate> _rates = new(StringComparer.Ordinal);
    private readonly StackListingCache _glance = new(
        time,
        retry.Connection.IsRateLimited ? StackListingCache.Sparing : StackListingCache.Lavish
    );

    /// <summary>
    /// The ARN of the role with which CloudFormation works on the stack of a name; null, the default, leaves the stack
    /// the role that it has, or takes the permissions of the caller.
    /// </summary>
    public Func<string, string?> ExecutionRole { get; init; } = static _ => null;

    /// <summary>Retries throttled and failed calls, also of other services.</summary>
    public AwsRetry Retry => retry;

    /// <summary>
    /// The stack with that name or ARN, or null if AWS says that it does not exist; any other error is thrown.
    /// </summary>
    public async Task<Stack?> FindStackAsync(string nameOrArn, CancellationToken cancellationToken)
    {
        try
        {
            var response = await RunAsync(
                nameof(client.DescribeStacksAsync),
                t => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = nameOrArn }, t),
                cancellationToken
            );
            return response.Stacks[0];
        }
        catch (AmazonServiceException e) when (AwsErrors.IsMissingStack(e))
        {
            return null;
        }
    }

    /// <summary>
    /// Registers running deployments until the result is disposed: while there are several, one listing answers all
    /// their reads.
    /// </summary>
    /// <param name="deployments">How many. A deployment registers itself; this is for registering in advance.</param>
    public IDisposable Join(int deployments = 1) => _glance.Join(deployments);

    /// <summary>
    /// How many deployments share the calls that are granted in a second; one if there is no such limit.
    /// </summary>
    internal int Sharers => retry.Connection.IsRateLimited ? _glance.Deployments : 1;

    /// <summary>
    /// The stack as it was at most one second ago, or null if it did not exist. Costs one call a second on AWS, however
    /// many stacks are read.
    /// </summary>
    internal Task<Stack?> FindRecentStackAsync(string nameOrArn, CancellationToken cancellationToken) =>
        _glance.LookAsync(nameOrArn, FindStackAsync, AllStacksAsync, cancellationToken);

    /// <summary>All stacks of the account and region that are not deleted.</summary>
    public async Task<IReadOnlyList<Stack>> AllStacksAsync(CancellationToken cancellationToken)
    {
        var stacks = new List<Stack>();
        string? page = null;
        do
        {
            var response = await RunAsync(
                nameof(client.DescribeStacksAsync),
                t => client.DescribeStacksAsync(new DescribeStacksRequest { NextToken = page }, t),
                cancellationToken
            );
            stacks.AddRange(response.Stacks ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return stacks;
    }

    /// <summary>
    /// The stacks whose names begin with a prefix. A role that may not list all stacks of the account gets those of the
    /// given names.
    /// </summary>
    /// <param name="prefix">The beginning of the names.</param>
    /// <param name="names">The names that are known without AWS.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html</remarks>
    public async Task<IReadOnlyList<Stack>> StacksOfAsync(
        string prefix,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var stacks = await AllStacksAsync(cancellationToken);
            return [.. stacks.Where(stack => stack.StackName.StartsWith(prefix, StringComparison.Ordinal))];
        }
        catch (AmazonServiceException e) when (AwsErrors.IsAccessDenied(e))
        {
            var stacks = await Task.WhenAll(names.Select(name => FindStackAsync(name, cancellationToken)));
            return [.. stacks.OfType<Stack>()];
        }
    }

    /// <summary>The template as it was submitted.</summary>
    public async Task<string> TemplateAsync(string stack, CancellationToken cancellationToken) =>
        (
            await RunAsync(
                nameof(client.GetTemplateAsync),
                t =>
                    client.GetTemplateAsync(
                        new GetTemplateRequest { StackName = stack, TemplateStage = TemplateStage.Original },
                        t
                    ),
                cancellationToken
            )
        ).TemplateBody;

    /// <summary>One page of events, newest first.</summary>
    public Task<DescribeStackEventsResponse> EventsAsync(
        string stackId,
        string? page,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            nameof(client.DescribeStackEventsAsync),
            t =>
                client.DescribeStackEventsAsync(
                    new DescribeStackEventsRequest { StackName = stackId, NextToken = page },
                    t
                ),
            cancellationToken
        );

    /// <summary>The resources of a stack, deleted ones too.</summary>
    public async Task<IReadOnlyList<StackResourceSummary>> ResourcesAsync(
        string stackId,
        CancellationToken cancellationToken
    )
    {
        var resources = new List<StackResourceSummary>();
        string? page = null;
        do
        {
            var response = await RunAsync(
                nameof(client.ListStackResourcesAsync),
                t =>
                    client.ListStackResourcesAsync(
                        new ListStackResourcesRequest { StackName = stackId, NextToken = page },
                        t
                    ),
                cancellationToken
            );
            resources.AddRange(response.StackResourceSummaries ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return resources;
    }

    /// <summary>The resource of a stack that has the physical id, or null if no stack has it.</summary>
    public async Task<StackResource?> OwnerAsync(string physicalId, string type, CancellationToken cancellationToken)
    {
        try
        {
            var response = await RunAsync(
                nameof(client.DescribeStackResourcesAsync),
                t =>
                    client.DescribeStackResourcesAsync(
                        new DescribeStackResourcesRequest { PhysicalResourceId = physicalId },
                        t
                    ),
                cancellationToken
            );
            return (response.StackResources ?? []).Find(resource =>
                resource.PhysicalResourceId == physicalId && resource.ResourceType == type
            );
        }
        catch (AmazonServiceException e) when (AwsErrors.IsMissingStack(e))
        {
            return null;
        }
    }

    /// <summary>All exports of the account and region, from all pages.</summary>
    public async Task<IReadOnlyList<Export>> ExportsAsync(CancellationToken cancellationToken)
    {
        var exports = new List<Export>();
        string? page = null;
        do
        {
            var response = await RunAsync(
                nameof(client.ListExportsAsync),
                t => client.ListExportsAsync(new ListExportsRequest { NextToken = page }, t),
                cancellationToken
            );
            exports.AddRange(response.Exports ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return exports;
    }

    /// <summary>The names of the stacks that import an export.</summary>
    public async Task<IReadOnlyList<string>> ImportersAsync(string export, CancellationToken cancellationToken)
    {
        var importers = new List<string>();
        string? page = null;
        do
        {
            try
            {
                var request = new ListImportsRequest { ExportName = export, NextToken = page };
                var response = await RunAsync(
                    nameof(client.ListImportsAsync),
                    t => client.ListImportsAsync(request, t),
                    cancellationToken
                );
                importers.AddRange(response.Imports ?? []);
                page = response.NextToken;
            }
            catch (AmazonServiceException e) when (AwsErrors.IsNotImported(e))
            {
                return importers;
            }
        } while (!string.IsNullOrEmpty(page));
        return importers;
    }

    /// <summary>Creates a call at the rate that AWS grants to its operation for all stacks of the run.</summary>
    private async Task<T> RunAsync<T>(
        string operation,
        Func<CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        var rate = _rates.GetOrAdd(operation, _ => new AdaptiveRate(time, retry.Connection.IsRateLimited));
        return await retry.RunAsync(
            async t =>
            {
                await rate.WaitAsync(t);
                try
                {
                    var answer = await call(t);
                    rate.Answered();
                    return answer;
                }
                catch (AmazonServiceException e) when (AwsErrors.IsThrottling(e))
                {
                    rate.Throttled(AwsErrors.RetryAfter(e));
                    throw;
                }
            },
            cancellationToken
        );
    }
}
