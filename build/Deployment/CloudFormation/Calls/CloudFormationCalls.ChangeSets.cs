using AiChef.Deployment.Aws;
using Amazon.CloudFormation.Model;
using Amazon.Runtime;

namespace AiChef.Deployment.CloudFormation.Calls;

/// <summary>Calls about change sets.</summary>
public sealed partial class CloudFormationCalls
{
    /// <summary>
    /// Creates a change set. Safe to repeat because its name is unique: if it already exists, an earlier call created
    /// it and its answer was lost. CloudFormation works with <see cref="ExecutionRole"/> on what it executes.
    /// </summary>
    public async Task<(string ChangeSetId, string StackId)> CreateChangeSetAsync(
        CreateChangeSetRequest request,
        CancellationToken cancellationToken
    )
    {
        request.RoleARN = ExecutionRole(request.StackName);
        try
        {
            var response = await RunAsync(
                nameof(client.CreateChangeSetAsync),
                t => client.CreateChangeSetAsync(request, t),
                cancellationToken
            );
            return (response.Id, response.StackId);
        }
        catch (AlreadyExistsException)
        {
            var named = new DescribeChangeSetRequest
            {
                StackName = request.StackName,
                ChangeSetName = request.ChangeSetName,
            };
            var found = await RunAsync(
                nameof(client.DescribeChangeSetAsync),
                t => client.DescribeChangeSetAsync(named, t),
                cancellationToken
            );
            return (found.ChangeSetId, found.StackId);
        }
    }

    /// <summary>One page of a change set.</summary>
    public Task<DescribeChangeSetResponse> ChangeSetAsync(
        string changeSetId,
        string? page,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            nameof(client.DescribeChangeSetAsync),
            t =>
                client.DescribeChangeSetAsync(
                    new DescribeChangeSetRequest
                    {
                        ChangeSetName = changeSetId,
                        NextToken = page,
                        IncludePropertyValues = true,
                    },
                    t
                ),
            cancellationToken
        );

    /// <summary>
    /// Executes a change set; the token marks the events of the operation. Nobody else knows the change set: if it is
    /// already executed, an earlier call did it and its answer was lost.
    /// </summary>
    public async Task ExecuteChangeSetAsync(string changeSetId, string token, CancellationToken cancellationToken)
    {
        var request = new ExecuteChangeSetRequest
        {
            ChangeSetName = changeSetId,
            ClientRequestToken = token,
            DisableRollback = false,
            // A rollback deletes what this operation created: a kept table would be in the way of the next one.
            RetainExceptOnCreate = true,
        };
        try
        {
            await RunAsync(
                nameof(client.ExecuteChangeSetAsync),
                t => client.ExecuteChangeSetAsync(request, t),
                cancellationToken
            );
        }
        catch (InvalidChangeSetStatusException)
        {
            var status = (await ChangeSetAsync(changeSetId, null, cancellationToken)).ExecutionStatus?.Value;
            if (status?.StartsWith("EXECUTE_", StringComparison.Ordinal) != true)
            {
                throw;
            }
        }
    }

    /// <summary>What AWS found wrong with a change set before it was executed, from all pages.</summary>
    public async Task<IReadOnlyList<OperationEvent>> FailedEventsAsync(
        string changeSetId,
        CancellationToken cancellationToken
    )
    {
        var events = new List<OperationEvent>();
        string? page = null;
        do
        {
            var request = new DescribeEventsRequest
            {
                ChangeSetName = changeSetId,
                Filters = new EventFilter { FailedEvents = true },
                NextToken = page,
            };
            var response = await RunAsync(
                nameof(client.DescribeEventsAsync),
                t => client.DescribeEventsAsync(request, t),
                cancellationToken
            );
            events.AddRange(response.OperationEvents ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return events;
    }

    /// <summary>Deletes a change set, if it still exists.</summary>
    public async Task DeleteChangeSetAsync(string changeSetId, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(
                nameof(client.DeleteChangeSetAsync),
                t => client.DeleteChangeSetAsync(new DeleteChangeSetRequest { ChangeSetName = changeSetId }, t),
                cancellationToken
            );
        }
        catch (AmazonServiceException e) when (AwsErrors.IsMissingChangeSet(e) || AwsErrors.IsMissingStack(e)) { }
    }

    /// <summary>The change sets of a stack that have not been executed.</summary>
    public async Task<IReadOnlyList<ChangeSetSummary>> ChangeSetsAsync(
        string stackId,
        CancellationToken cancellationToken
    )
    {
        var changeSets = new List<ChangeSetSummary>();
        string? page = null;
        do
        {
            var request = new ListChangeSetsRequest { StackName = stackId, NextToken = page };
            var response = await RunAsync(
                nameof(client.ListChangeSetsAsync),
                t => client.ListChangeSetsAsync(request, t),
                cancellationToken
            );
            changeSets.AddRange(response.Summaries ?? []);
            page = response.NextToken;
        } while (!string.IsNullOrEmpty(page));
        return changeSets;
    }
}
