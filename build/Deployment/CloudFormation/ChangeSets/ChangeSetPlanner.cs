using System.Globalization;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>Lets AWS compute what a deployment would change, and deletes change sets that are not executed.</summary>
/// <param name="calls">The calls.</param>
/// <param name="templates">Where large templates go.</param>
/// <param name="time">The clock for names and waits.</param>
internal sealed class ChangeSetPlanner(CloudFormationCalls calls, TemplateStore templates, TimeProvider time)
{
    /// <summary>The two sentences with which AWS says that nothing would change; there is no code for it.</summary>
    private static readonly string[] NoChange =
    [
        "The submitted information didn't contain changes.",
        "No updates are to be performed",
    ];

    /// <summary>Creates a change set with a unique name, so that two runs never share one.</summary>
    /// <param name="stack">What it should be.</param>
    /// <param name="parameters">The value of each parameter.</param>
    /// <param name="found">The stack as it is, or null to create it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    internal async Task<(string ChangeSetId, string StackId)> CreateAsync(
        StackDeclaration stack,
        IReadOnlyDictionary<string, string> parameters,
        Stack? found,
        CancellationToken cancellationToken
    )
    {
        var kept = (found?.Parameters ?? [])
            .Select(p => p.ParameterKey)
            .Where(stack.InitialParameters.Contains)
            .ToHashSet(StringComparer.Ordinal);
        var inline = stack.Template.Size <= StackTemplate.InlineLimit;
        return await calls.CreateChangeSetAsync(
            new CreateChangeSetRequest
            {
                StackName = stack.Name,
                ChangeSetName = NewName(),
                ClientToken = ClientRequestToken.New(),
                ChangeSetType = found is null ? ChangeSetType.CREATE : ChangeSetType.UPDATE,
                // Resources that an earlier stack left behind, with their data, become part of this one.
                ImportExistingResources = stack.Template.KeepsNamedResources ? true : null,
                TemplateBody = inline ? stack.Template.Body : null,
                TemplateURL = inline ? null : await templates.UploadAsync(stack.Template, cancellationToken),
                Capabilities = stack.Template.IsExpandedByAws
                    ? ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
                    : ["CAPABILITY_NAMED_IAM"],
                Parameters = parameters
                    .Select(p =>
                        kept.Contains(p.Key)
                            ? new Parameter { ParameterKey = p.Key, UsePreviousValue = true }
                            : new Parameter { ParameterKey = p.Key, ParameterValue = p.Value }
                    )
                    .ToList(),
                Tags = stack.Tags.Select(t => new Tag { Key = t.Key, Value = t.Value }).ToList(),
                RollbackConfiguration = stack.RollbackAlarms?.ToConfiguration(),
            },
            cancellationToken
        );
    }

    /// <summary>Waits until AWS has computed the change set, and reads all its pages.</summary>
    /// <exception cref="DeploymentException">AWS could not create it.</exception>
    internal async Task<ChangeSetPlan> ReadAsync(
        StackDeclaration stack,
        string changeSetId,
        string stackId,
        CancellationToken cancellationToken
    )
    {
        var interval = PollInterval.OfChangeSets(calls.Sharers);
        while (true)
        {
            await Task.Delay(interval.Next(), time, cancellationToken);
            var first = await calls.ChangeSetAsync(changeSetId, null, cancellationToken);
            if (first.Status == ChangeSetStatus.CREATE_COMPLETE)
            {
                return new ChangeSetPlan(
                    changeSetId,
                    stackId,
                    first.CreationTime,
                    await ChangesAsync(changeSetId, first, cancellationToken),
                    IsEmpty: false
                );
            }

            if (first.Status == ChangeSetStatus.FAILED)
            {
                var reason = first.StatusReason;
                return reason is not null && NoChange.Any(text => reason.StartsWith(text, StringComparison.Ordinal))
                    ? new ChangeSetPlan(changeSetId, stackId, first.CreationTime, [], IsEmpty: true)
                    : throw await new ChangeSetFailure(calls).OfAsync(
                        stack.Template,
                        stack.Name,
                        changeSetId,
                        reason,
                        cancellationToken
                    );
            }
        }
    }

    /// <summary>Deletes a change set that was not executed.</summary>
    /// <param name="changeSetId">The change set.</param>
    /// <param name="stackId">Its stack.</param>
    /// <param name="withStack">Also delete the stack if it exists only for that change set.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    internal async Task DiscardAsync(
        string changeSetId,
        string stackId,
        bool withStack,
        CancellationToken cancellationToken
    )
    {
        if (
            withStack
            && await calls.FindStackAsync(stackId, cancellationToken) is { } stack
            && await ExistsForAsync(changeSetId, stack, cancellationToken)
        )
        {
            // Deleting a stack also deletes its change sets, even one that AWS is still computing.
            await calls.DeleteStackAsync(stack, ClientRequestToken.New(), cancellationToken);
            return;
        }
        var interval = PollInterval.OfChangeSets(calls.Sharers);
        do
        {
            await Task.Delay(interval.Next(), time, cancellationToken);
        } while (!await TryDeleteAsync(changeSetId, cancellationToken));
    }

    /// <summary>
    /// True if the stack consists of this change set only. DescribeStacks may lag behind an execution that another run
    /// has just started, so the events must confirm it.
    /// </summary>
    private async Task<bool> ExistsForAsync(string changeSetId, Stack stack, CancellationToken cancellationToken) =>
        stack.StackStatus == StackStatus.REVIEW_IN_PROGRESS
        && (await calls.ChangeSetsAsync(stack.StackId, cancellationToken)).All(s => s.ChangeSetId == changeSetId)
        && ((await calls.EventsAsync(stack.StackId, null, cancellationToken)).StackEvents ?? []).All(e =>
            e.ResourceStatus.Value == "REVIEW_IN_PROGRESS"
        );

    /// <summary>False while AWS is still computing the change set, which it then refuses to delete.</summary>
    private async Task<bool> TryDeleteAsync(string changeSetId, CancellationToken cancellationToken)
    {
        try
        {
            await calls.DeleteChangeSetAsync(changeSetId, cancellationToken);
            return true;
        }
        catch (InvalidChangeSetStatusException)
        {
            var status = (await calls.ChangeSetAsync(changeSetId, null, cancellationToken)).Status;
            return status != ChangeSetStatus.CREATE_PENDING && status != ChangeSetStatus.CREATE_IN_PROGRESS;
        }
    }

    private async Task<IReadOnlyList<PlannedChange>> ChangesAsync(
        string changeSetId,
        DescribeChangeSetResponse first,
        CancellationToken cancellationToken
    )
    {
        var changes = new List<ResourceChange>();
        for (var page = first; ; page = await calls.ChangeSetAsync(changeSetId, page.NextToken, cancellationToken))
        {
            changes.AddRange((page.Changes ?? []).Select(c => c.ResourceChange).OfType<ResourceChange>());
            if (string.IsNullOrEmpty(page.NextToken))
            {
                return PlannedChanges.Of(changes);
            }
        }
    }

    // At most 128 characters of [a-zA-Z][-a-zA-Z0-9]*.
    private string NewName() =>
        string.Create(CultureInfo.InvariantCulture, $"deploy-{time.GetUtcNow():yyyyMMdd'T'HHmmss}-{Guid.NewGuid():N}");
}
