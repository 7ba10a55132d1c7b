using AiChef.Deployment.Aws;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation;

/// <summary>The CloudFormation calls that a deployment makes, each retried as far as it is safe and counted against the run's budget.</summary>
/// <param name="client">The client.</param>
/// <param name="retry">Waits out throttles and faults.</param>
/// <param name="time">The clock of the budget.</param>
public sealed class CloudFormationCalls(IAmazonCloudFormation client, AwsRetry retry, TimeProvider time)
{
    private readonly DescribeBudget _budget = new(time);
    private readonly StackGlance _glance = new(time);

    /// <summary>Waits out throttles and faults, for calls of other services.</summary>
    public AwsRetry Retry => retry;

    /// <summary>The stack of that name or ARN, or null when AWS says that it does not exist; any other error is thrown.</summary>
    public async Task<Stack?> FindStackAsync(string nameOrArn, CancellationToken ct)
    {
        try
        {
            var response = await DescribeAsync(
                t => client.DescribeStacksAsync(new DescribeStacksRequest { StackName = nameOrArn }, t),
                ct
            );
            return response.Stacks[0];
        }
        catch (AmazonServiceException e) when (AwsErrors.IsMissingStack(e))
        {
            return null;
        }
    }

    /// <summary>Says that deployments are under way until the result is disposed of: while there are several, one listing answers all their glances.</summary>
    /// <param name="deployments">How many; a deployment says it of itself, so this is for telling beforehand.</param>
    public IDisposable Join(int deployments = 1) => _glance.Join(deployments);

    /// <summary>How many deployments are under way; at least one.</summary>
    internal int Deployments => _glance.Deployments;

    /// <summary>The stack as it was at most a second ago, or null when it did not exist. Costs one call a second however many stacks are looked at.</summary>
    internal Task<Stack?> GlanceAsync(string nameOrArn, CancellationToken ct) =>
        _glance.LookAsync(nameOrArn, FindStackAsync, AllStacksAsync, ct);

    /// <summary>All stacks of the account and region that are not deleted.</summary>
    public async Task<IReadOnlyList<Stack>> AllStacksAsync(CancellationToken ct)
    {
        var stacks = new List<Stack>();
        string? page = null;
        do
        {
            var response = await DescribeAsync(
                t => client.DescribeStacksAsync(new DescribeStacksRequest { NextToken = page }, t),
                ct
            );
            stacks.AddRange(response.Stacks ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return stacks;
    }

    /// <summary>The template as it was submitted.</summary>
    public async Task<string> TemplateAsync(string stack, CancellationToken ct) =>
        (
            await retry.RunAsync(
                t =>
                    client.GetTemplateAsync(
                        new GetTemplateRequest { StackName = stack, TemplateStage = TemplateStage.Original },
                        t
                    ),
                ct
            )
        ).TemplateBody;

    /// <summary>One page of events, newest first.</summary>
    public Task<DescribeStackEventsResponse> EventsAsync(string stackId, string? page, CancellationToken ct) =>
        DescribeAsync(
            t =>
                client.DescribeStackEventsAsync(
                    new DescribeStackEventsRequest { StackName = stackId, NextToken = page },
                    t
                ),
            ct
        );

    /// <summary>The resources of a stack, deleted ones too.</summary>
    public async Task<IReadOnlyList<StackResourceSummary>> ResourcesAsync(string stackId, CancellationToken ct)
    {
        var resources = new List<StackResourceSummary>();
        string? page = null;
        do
        {
            var response = await retry.RunAsync(
                t =>
                    client.ListStackResourcesAsync(
                        new ListStackResourcesRequest { StackName = stackId, NextToken = page },
                        t
                    ),
                ct
            );
            resources.AddRange(response.StackResourceSummaries ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return resources;
    }

    /// <summary>
    /// Starts a change set; safe to repeat, for its name is unique: one of that name that is there already was made by a call
    /// of ours whose answer was lost.
    /// </summary>
    public async Task<(string ChangeSetId, string StackId)> CreateChangeSetAsync(
        CreateChangeSetRequest request,
        CancellationToken ct
    )
    {
        try
        {
            var response = await retry.RunAsync(t => client.CreateChangeSetAsync(request, t), ct);
            return (response.Id, response.StackId);
        }
        catch (AlreadyExistsException)
        {
            var named = new DescribeChangeSetRequest
            {
                StackName = request.StackName,
                ChangeSetName = request.ChangeSetName,
            };
            var found = await DescribeAsync(t => client.DescribeChangeSetAsync(named, t), ct);
            return (found.ChangeSetId, found.StackId);
        }
    }

    /// <summary>One page of a change set.</summary>
    public Task<DescribeChangeSetResponse> ChangeSetAsync(string changeSetId, string? page, CancellationToken ct) =>
        DescribeAsync(
            t =>
                client.DescribeChangeSetAsync(
                    new DescribeChangeSetRequest { ChangeSetName = changeSetId, NextToken = page },
                    t
                ),
            ct
        );

    /// <summary>
    /// Executes a change set; the token marks the events of the operation. Nobody else knows the change set, so one that is
    /// executed already was executed by a call of ours whose answer was lost.
    /// </summary>
    public async Task ExecuteChangeSetAsync(string changeSetId, string token, CancellationToken ct)
    {
        var request = new ExecuteChangeSetRequest
        {
            ChangeSetName = changeSetId,
            ClientRequestToken = token,
            DisableRollback = false,
        };
        try
        {
            await retry.RunAsync(t => client.ExecuteChangeSetAsync(request, t), ct);
        }
        catch (InvalidChangeSetStatusException)
        {
            var status = (await ChangeSetAsync(changeSetId, null, ct)).ExecutionStatus?.Value;
            if (status?.StartsWith("EXECUTE_", StringComparison.Ordinal) != true)
            {
                throw;
            }
        }
    }

    /// <summary>Deletes a change set; one that is gone already is fine.</summary>
    public async Task DeleteChangeSetAsync(string changeSetId, CancellationToken ct)
    {
        try
        {
            await retry.RunAsync(
                t => client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = changeSetId }, t),
                ct
            );
        }
        catch (ChangeSetNotFoundException) { }
        catch (AmazonServiceException e) when (AwsErrors.IsMissingStack(e)) { }
    }

    /// <summary>The change sets of a stack that are not executed.</summary>
    public async Task<IReadOnlyList<ChangeSetSummary>> ChangeSetsAsync(string stackId, CancellationToken ct) =>
        (
            await retry.RunAsync(
                t => client.ListChangeSetsAsync(new ListChangeSetsRequest { StackName = stackId }, t),
                ct
            )
        ).Summaries
        ?? [];

    /// <summary>The names of the stacks that import an export.</summary>
    public async Task<IReadOnlyList<string>> ImportersAsync(string export, CancellationToken ct)
    {
        var importers = new List<string>();
        string? page = null;
        do
        {
            try
            {
                var request = new ListImportsRequest { ExportName = export, NextToken = page };
                var response = await retry.RunAsync(t => client.ListImportsAsync(request, t), ct);
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

    /// <summary>Has AWS roll an update back that it is carrying out.</summary>
    public Task CancelUpdateAsync(string stackId, string token, CancellationToken ct) =>
        retry.RunAsync(
            t =>
                client.CancelUpdateStackAsync(
                    new CancelUpdateStackRequest { StackName = stackId, ClientRequestToken = token },
                    t
                ),
            ct
        );

    /// <summary>Starts the deletion of a stack with the role that it was made with; the token marks the events.</summary>
    public Task DeleteStackAsync(Stack stack, string token, CancellationToken ct) =>
        retry.RunAsync(
            t =>
                client.DeleteStackAsync(
                    new DeleteStackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = stack.RoleARN,
                        ClientRequestToken = token,
                    },
                    t
                ),
            ct
        );

    /// <summary>Switches termination protection on; it is never switched off here.</summary>
    public Task ProtectAsync(string stackId, CancellationToken ct) =>
        retry.RunAsync(
            t =>
                client.UpdateTerminationProtectionAsync(
                    new UpdateTerminationProtectionRequest { StackName = stackId, EnableTerminationProtection = true },
                    t
                ),
            ct
        );

    /// <summary>Starts to go on with a rollback that failed, skipping nothing.</summary>
    public Task ContinueUpdateRollbackAsync(Stack stack, string token, CancellationToken ct) =>
        retry.RunAsync(
            t =>
                client.ContinueUpdateRollbackAsync(
                    new ContinueUpdateRollbackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = stack.RoleARN,
                        ClientRequestToken = token,
                    },
                    t
                ),
            ct
        );

    /// <summary>Starts the rollback of a failed update.</summary>
    public Task RollbackStackAsync(Stack stack, string token, CancellationToken ct) =>
        retry.RunAsync(
            t =>
                client.RollbackStackAsync(
                    new RollbackStackRequest
                    {
                        StackName = stack.StackId,
                        RoleARN = stack.RoleARN,
                        ClientRequestToken = token,
                    },
                    t
                ),
            ct
        );

    private async Task<T> DescribeAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken ct) =>
        await retry.RunAsync(
            async t =>
            {
                await _budget.WaitAsync(t);
                return await call(t);
            },
            ct
        );
}
