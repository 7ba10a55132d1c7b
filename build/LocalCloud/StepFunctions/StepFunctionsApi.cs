using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>Step Functions. https://docs.aws.amazon.com/step-functions/latest/apireference/</summary>
internal sealed partial class StepFunctionsApi(Cloud cloud) : IOperationService, ICloudPart<StepFunctionsApi>
{
    private const string ForbiddenInNames = " \t\r\n<>{}[]?*\"#%\\^|~`$&,;:/";
    private readonly StepFunctionsState _state = cloud.Get<StepFunctionsState>();
    private readonly MachineRegistry _machines = cloud.Get<MachineRegistry>();
    private readonly ExecutionEngine _engine = cloud.Get<ExecutionEngine>();

    public static StepFunctionsApi Create(Cloud cloud) => new(cloud);

    public async ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        call.Operation switch
        {
            "CreateStateMachine" => CreateMachine(call),
            "UpdateStateMachine" => UpdateMachine(call),
            "DeleteStateMachine" => await DeleteMachineAsync(call, cancellationToken),
            "DescribeStateMachine" => DescribeMachine(call),
            "ListStateMachines" => ListMachines(call),
            "ValidateStateMachineDefinition" => Validate(call),
            "TestState" => await TestStateAsync(call, cancellationToken),
            "PublishStateMachineVersion" => PublishVersion(call),
            "ListStateMachineVersions" => ListVersions(call),
            "DeleteStateMachineVersion" => DeleteVersion(call),
            "CreateStateMachineAlias" => CreateAlias(call),
            "UpdateStateMachineAlias" => UpdateAlias(call),
            "DescribeStateMachineAlias" => DescribeAlias(call),
            "DeleteStateMachineAlias" => DeleteAlias(call),
            "ListStateMachineAliases" => ListAliases(call),
            "StartExecution" => StartExecution(call),
            "StartSyncExecution" => await StartSyncExecutionAsync(call, cancellationToken),
            "StopExecution" => await StopExecutionAsync(call, cancellationToken),
            "RedriveExecution" => RedriveExecution(call),
            "DescribeExecution" => DescribeExecution(call),
            "DescribeStateMachineForExecution" => DescribeMachineForExecution(call),
            "ListExecutions" => ListExecutions(call),
            "GetExecutionHistory" => GetHistory(call),
            "CreateActivity" => CreateActivity(call),
            "DescribeActivity" => DescribeActivity(call),
            "DeleteActivity" => DeleteActivity(call),
            "ListActivities" => ListActivities(call),
            "GetActivityTask" => await GetActivityTaskAsync(call, cancellationToken),
            "SendTaskSuccess" => SendTaskSuccess(call),
            "SendTaskFailure" => SendTaskFailure(call),
            "SendTaskHeartbeat" => SendTaskHeartbeat(call),
            "TagResource" => Tag(call),
            "UntagResource" => Untag(call),
            "ListTagsForResource" => ListTags(call),
            _ => throw NotModelled.Operation("states", call.Operation),
        };

    private static string CheckedName(string name) =>
        name.Length is 0 or > 80
        || name.Any(static c => char.IsControl(c) || ForbiddenInNames.Contains(c, StringComparison.Ordinal))
            ? throw StepFunctionsErrors.InvalidName(name)
            : name;

    /// <summary>A page of a list; tokens are opaque to clients and last as long as the list.</summary>
    private static JsonObject Paged(AwsCall call, string member, IReadOnlyList<JsonObject> all)
    {
        var size = call.Input.Integer("maxResults") ?? 0;
        var start = 0;
        if (call.Input.Text("nextToken") is { } token)
        {
            start = PageStart(token) ?? throw StepFunctionsErrors.InvalidToken();
        }

        size = size == 0 ? 100 : size;
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(size)]) };
        if (start + size < all.Count)
        {
            page["nextToken"] = PageToken(start + size);
        }

        return page;
    }

    private static string PageToken(int start) =>
        Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"page:{start}"));

    private static int? PageStart(string token)
    {
        var buffer = new byte[token.Length];
        return
            Convert.TryFromBase64String(token, buffer, out var length)
            && System.Text.Encoding.ASCII.GetString(buffer, 0, length) is var text
            && text.StartsWith("page:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : null;
    }

    private JsonObject Tag(AwsCall call)
    {
        ChangeTags(
            call,
            tags =>
            {
                foreach (var tag in call.Input.Objects("tags"))
                {
                    tags[tag.Text("key") ?? ""] = tag.Text("value") ?? "";
                }
            }
        );
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        ChangeTags(
            call,
            tags =>
            {
                foreach (var key in call.Input.Texts("tagKeys"))
                {
                    tags.Remove(key);
                }
            }
        );
        return [];
    }

    private JsonObject ListTags(AwsCall call)
    {
        var arn = call.Input.RequiredText("resourceArn");
        var tags = _state.Machines[arn]?.Tags ?? _state.Activities[arn]?.Tags ?? throw StepFunctionsErrors.NotFound();
        return new()
        {
            ["tags"] = new JsonArray([
                .. tags.Select(static tag => new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value }),
            ]),
        };
    }

    private void ChangeTags(AwsCall call, Action<SortedDictionary<string, string>> change)
    {
        var arn = call.Input.RequiredText("resourceArn");
        using var batch = cloud.Store.Begin();
        if (_state.Machines[arn] is { } machine)
        {
            var tags = new SortedDictionary<string, string>(machine.Tags, StringComparer.Ordinal);
            change(tags);
            _state.Machines.Put(arn, machine with { Tags = tags });
        }
        else if (_state.Activities[arn] is { } activity)
        {
            var tags = new SortedDictionary<string, string>(activity.Tags, StringComparer.Ordinal);
            change(tags);
            _state.Activities.Put(arn, activity with { Tags = tags });
        }
        else
        {
            throw StepFunctionsErrors.NotFound();
        }
    }
}
