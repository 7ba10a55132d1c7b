using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.StepFunctions.Tasks;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Activities and task tokens.</summary>
internal sealed partial class StepFunctionsApi
{
    // https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(60);

    private JsonObject CreateActivity(AwsCall call)
    {
        var name = CheckedName(call.Input.RequiredText("name"));
        var arn = call.Scope.Arn("states", "activity:" + name);
        using var batch = cloud.Store.Begin();
        if (_state.Activities[arn] is not { } activity)
        {
            activity = new Activity(arn, name, cloud.Now);
            foreach (var tag in call.Input.Objects("tags"))
            {
                activity.Tags[tag.Text("key") ?? ""] = tag.Text("value") ?? "";
            }

            _state.Activities.Put(arn, activity);
        }

        return new() { ["activityArn"] = arn, ["creationDate"] = InputTree.Time(activity.Created) };
    }

    private JsonObject DescribeActivity(AwsCall call)
    {
        var answer = Shape(FoundActivity(call));
        answer["encryptionConfiguration"] = OwnedKey();
        return answer;
    }

    // the only encryption that is modelled, which is told all the same
    private static JsonObject OwnedKey() => new() { ["type"] = "AWS_OWNED_KEY" };

    private JsonObject DeleteActivity(AwsCall call)
    {
        var arn = call.Input.RequiredText("activityArn");
        MachineArn.Parts(arn);
        _state.Activities.Remove(arn);
        return [];
    }

    private JsonObject ListActivities(AwsCall call) =>
        Paged(
            call,
            "activities",
            [
                .. _state
                    .Activities.StartingWith(call.Scope.Arn("states", "activity:"))
                    .OrderBy(static entry => entry.Value.Created)
                    .Select(static entry => Shape(entry.Value)),
            ]
        );

    private async Task<JsonObject> GetActivityTaskAsync(AwsCall call, CancellationToken cancellationToken)
    {
        var activity = FoundActivity(call);
        using var limit = new CancellationTokenSource(LongPoll, cloud.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            cloud.Stopping,
            limit.Token
        );
        try
        {
            var work = await _engine.Tasks.Activities.TakeAsync(
                activity.Arn,
                call.Input.Text("workerName"),
                either.Token
            );
            return new() { ["taskToken"] = work.Pending.Token, ["input"] = work.Input };
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return [];
        }
    }

    private JsonObject SendTaskSuccess(AwsCall call)
    {
        var pending = Pending(call.Input);
        try
        {
            pending.TrySucceed(JsonText.Parse(call.Input.Text("output") ?? ""));
            return [];
        }
        catch (JsonException)
        {
            throw StepFunctionsErrors.InvalidOutput();
        }
    }

    private JsonObject SendTaskFailure(AwsCall call)
    {
        Pending(call.Input).TryFail(call.Input.Text("error"), call.Input.Text("cause"));
        return [];
    }

    private JsonObject SendTaskHeartbeat(AwsCall call)
    {
        Pending(call.Input).Beat();
        return [];
    }

    private PendingTask Pending(JsonObject input)
    {
        var token = input.Text("taskToken") ?? "";
        var tokens = _engine.Tasks.Tokens;
        return tokens.Find(token)
            ?? throw (tokens.WasOpen(token) ? StepFunctionsErrors.TaskTimedOut() : StepFunctionsErrors.InvalidToken());
    }

    private Activity FoundActivity(AwsCall call)
    {
        var arn = call.Input.RequiredText("activityArn");
        MachineArn.Parts(arn);
        return _state.Activities[arn] ?? throw StepFunctionsErrors.ActivityDoesNotExist(arn);
    }

    private static JsonObject Shape(Activity activity) =>
        new()
        {
            ["activityArn"] = activity.Arn,
            ["name"] = activity.Name,
            ["creationDate"] = InputTree.Time(activity.Created),
        };
}
