using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.CloudFormation.ChangeSets;

/// <summary>Computes change sets in the background, or at once if no time is configured.</summary>
internal sealed class ChangeSetWork(Cloud cloud) : ICloudPart<ChangeSetWork>
{
    private const string NoChanges =
        "The submitted information didn't contain changes. Submit different information to create a change set.";
    private readonly CloudFormationState _state = cloud.Get<CloudFormationState>();

    public static ChangeSetWork Create(Cloud cloud) => new(cloud);

    public async Task StartAsync(string changeSetId)
    {
        if (_state.ChangeSetById(changeSetId)?.Status == "FAILED")
        {
            return;
        }

        if (cloud.Options.ChangeSetTime <= TimeSpan.Zero)
        {
            Make(changeSetId);
            return;
        }

        _state.Put(_state.ChangeSetById(changeSetId)! with { Status = "CREATE_IN_PROGRESS" });
        _ = Task.Run(async () =>
        {
            await Task.Delay(cloud.Options.ChangeSetTime, cloud.Time, cloud.Stopping);
            Make(changeSetId);
        });
        await Task.CompletedTask;
    }

    /// <summary>Finishes the change sets that were being computed when the last host of the folder ended.</summary>
    public void Resume()
    {
        foreach (var changeSet in _state.UnfinishedChangeSets())
        {
            Make(changeSet.Id);
        }
    }

    private void Make(string changeSetId)
    {
        if (_state.ChangeSetById(changeSetId) is not { } changeSet || _state.ById(changeSet.StackId) is not { } stack)
        {
            return;
        }

        try
        {
            var plan = new StackPlan(cloud, stack, changeSet.Definition, changeSet.ImportExistingResources == true);
            if (plan.NotModelled is { } beyond)
            {
                throw CloudFormationErrors.Validation(beyond);
            }

            _state.Put(
                plan.HasChanges || changeSet.Type == "CREATE"
                    ? changeSet with
                    {
                        Status = "CREATE_COMPLETE",
                        ExecutionStatus = "AVAILABLE",
                        Changes = plan.Changes,
                        PlainChanges = plan.PlainChanges,
                        ValuesWarning = plan.Warning,
                    }
                    : changeSet with
                    {
                        Status = "FAILED",
                        ExecutionStatus = "UNAVAILABLE",
                        StatusReason = NoChanges,
                    }
            );
        }
        catch (AwsException refused)
        {
            _state.Put(
                changeSet with
                {
                    Status = "FAILED",
                    ExecutionStatus = "UNAVAILABLE",
                    StatusReason = refused.Message,
                }
            );
        }
    }
}
