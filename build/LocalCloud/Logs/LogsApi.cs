using System.Globalization;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Logs;

/// <summary>CloudWatch Logs. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/</summary>
internal sealed partial class LogsApi(Cloud cloud) : IOperationService, ICloudPart<LogsApi>
{
    private readonly LogsState _state = cloud.Get<LogsState>();

    public static LogsApi Create(Cloud cloud) => new(cloud);

    public ValueTask<JsonObject?> CallAsync(AwsCall call, CancellationToken cancellationToken) =>
        ValueTask.FromResult<JsonObject?>(
            call.Operation switch
            {
                "CreateLogGroup" => CreateGroup(call),
                "DeleteLogGroup" => DeleteGroup(call),
                "DescribeLogGroups" => DescribeGroups(call),
                "PutRetentionPolicy" => PutRetention(call),
                "DeleteRetentionPolicy" => DeleteRetention(call),
                "TagLogGroup" or "TagResource" => Tag(call),
                "UntagLogGroup" or "UntagResource" => Untag(call),
                "ListTagsLogGroup" or "ListTagsForResource" => ListTags(call),
                "CreateLogStream" => CreateStream(call),
                "DeleteLogStream" => DeleteStream(call),
                "DescribeLogStreams" => DescribeStreams(call),
                "PutLogEvents" => PutEvents(call),
                "GetLogEvents" => GetEvents(call),
                "FilterLogEvents" => FilterEvents(call),
                "PutMetricFilter" => PutFilter(call),
                "DescribeMetricFilters" => DescribeFilters(call),
                "DeleteMetricFilter" => DeleteFilter(call),
                "TestMetricFilter" => TestFilter(call),
                "PutResourcePolicy" => PutPolicy(call),
                "DescribeResourcePolicies" => DescribePolicies(call),
                "DeleteResourcePolicy" => DeletePolicy(call),
                "ListLogGroups" => ListGroups(call),
                "PutDeliveryDestination" => PutDeliveryDestination(call),
                "GetDeliveryDestination" => GetDeliveryDestination(call),
                "DescribeDeliveryDestinations" => DescribeDeliveryDestinations(call),
                "DeleteDeliveryDestination" => DeleteDeliveryDestination(call),
                "PutDeliveryDestinationPolicy" => PutDestinationPolicy(call),
                "GetDeliveryDestinationPolicy" => GetDestinationPolicy(call),
                "DeleteDeliveryDestinationPolicy" => DeleteDestinationPolicy(call),
                "CreateExportTask" => CreateExport(call),
                "CancelExportTask" => throw LogsErrors.NoExport(),
                "StartQuery" => StartQuery(call),
                "PutSubscriptionFilter" => PutSubscription(call),
                "DescribeSubscriptionFilters" => DescribeSubscriptions(call),
                // none of these can be made here
                "DescribeExportTasks" => new() { ["exportTasks"] = new JsonArray() },
                "DescribeQueries" => new() { ["queries"] = new JsonArray() },
                "DescribeDestinations" => new() { ["destinations"] = new JsonArray() },
                _ => throw NotModelled.Operation("logs", call.Operation),
            }
        );

    private JsonObject CreateGroup(AwsCall call)
    {
        var name = call.Input.RequiredText("logGroupName");
        LogsRules.CheckGroupName(name);
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in call.Input.Object("tags") ?? [])
        {
            tags[key] = value.Text() ?? "";
        }

        _state.Make(
            call.Scope,
            name,
            group =>
                group with
                {
                    KmsKeyId = call.Input.Text("kmsKeyId"),
                    Class = call.Input.Text("logGroupClass") ?? group.Class,
                    Tags = tags,
                }
        );
        return [];
    }

    private JsonObject DeleteGroup(AwsCall call)
    {
        _state.Remove(call.Scope, call.Input.RequiredText("logGroupName"));
        return [];
    }

    private JsonObject DescribeGroups(AwsCall call)
    {
        var prefix = call.Input.Text("logGroupNamePrefix") ?? "";
        var pattern = call.Input.Text("logGroupNamePattern");
        if (prefix.Length > 0 && pattern is not null)
        {
            throw LogsErrors.InvalidParameter(
                "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters."
            );
        }

        var found = _state
            .Groups.StartingWith(call.Scope.Key(prefix))
            .Select(static entry => entry.Value)
            .Where(group => pattern is null || group.Name.Contains(pattern, StringComparison.OrdinalIgnoreCase))
            .Select(group => Shape(call.Scope, group));
        return Paged(call, "logGroups", [.. found], 50);
    }

    private JsonObject Shape(Scope scope, LogGroup group)
    {
        var arn = LogsState.GroupArn(scope, group.Name);
        return new()
        {
            ["logGroupName"] = group.Name,
            ["creationTime"] = group.Created.ToUnixTimeMilliseconds(),
            ["retentionInDays"] = group.RetentionDays,
            ["metricFilterCount"] = _state.FiltersOf(scope, group.Name).Count(),
            ["arn"] = arn + ":*",
            ["storedBytes"] = 0,
            ["kmsKeyId"] = group.KmsKeyId,
            ["logGroupClass"] = group.Class,
            ["logGroupArn"] = arn,
        };
    }

    private JsonObject PutRetention(AwsCall call)
    {
        var days = LogsRules.CheckedRetention(call.Input.Integer("retentionInDays") ?? 0);
        _state.Change(
            call.Scope,
            call.Input.RequiredText("logGroupName"),
            group => group with { RetentionDays = days }
        );
        return [];
    }

    private JsonObject DeleteRetention(AwsCall call)
    {
        _state.Change(
            call.Scope,
            call.Input.RequiredText("logGroupName"),
            static group => group with { RetentionDays = null }
        );
        return [];
    }

    private JsonObject Tag(AwsCall call)
    {
        _state.Change(
            call.Scope,
            TaggedGroup(call),
            group =>
            {
                var tags = new SortedDictionary<string, string>(group.Tags, StringComparer.Ordinal);
                foreach (var (key, value) in call.Input.Object("tags") ?? [])
                {
                    tags[key] = value.Text() ?? "";
                }

                return group with
                {
                    Tags = tags,
                };
            }
        );
        return [];
    }

    private JsonObject Untag(AwsCall call)
    {
        var keys = call.Input.Texts(call.Operation == "UntagResource" ? "tagKeys" : "tags");
        _state.Change(
            call.Scope,
            TaggedGroup(call),
            group =>
                group with
                {
                    Tags = new(
                        group.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    ),
                }
        );
        return [];
    }

    private JsonObject ListTags(AwsCall call) =>
        new()
        {
            ["tags"] = new JsonObject(
                _state
                    .Group(call.Scope, TaggedGroup(call))
                    .Tags.Select(static tag => KeyValuePair.Create(tag.Key, (JsonNode?)JsonValue.Create(tag.Value)))
            ),
        };

    private static string TaggedGroup(AwsCall call) =>
        call.Input.Text("logGroupName") ?? LogsRules.GroupIn(call.Input.RequiredText("resourceArn"));

    private JsonObject PutPolicy(AwsCall call)
    {
        var name = call.Input.RequiredText("policyName");
        var policy = new ResourcePolicy(name, call.Input.RequiredText("policyDocument"), cloud.Now);
        _state.Policies.Put(call.Scope.Key(name), policy);
        return new() { ["resourcePolicy"] = Shape(policy) };
    }

    private JsonObject DescribePolicies(AwsCall call) =>
        new()
        {
            ["resourcePolicies"] = new JsonArray([
                .. _state.Policies.StartingWith(call.Scope.Key("")).Select(static entry => Shape(entry.Value)),
            ]),
        };

    private JsonObject DeletePolicy(AwsCall call)
    {
        var name = call.Input.RequiredText("policyName");
        return _state.Policies.Remove(call.Scope.Key(name))
            ? []
            : throw new AwsException("ResourceNotFoundException", $"Policy with name [{name}] does not exist.");
    }

    private static JsonObject Shape(ResourcePolicy policy) =>
        new()
        {
            ["policyName"] = policy.Name,
            ["policyDocument"] = policy.Document,
            ["lastUpdatedTime"] = policy.Updated.ToUnixTimeMilliseconds(),
        };

    private static JsonObject Paged(AwsCall call, string member, IReadOnlyList<JsonObject> all, int mostByDefault)
    {
        var start = int.TryParse(
            call.Input.Text("nextToken"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var index
        )
            ? index
            : 0;
        var size = call.Input.Integer("limit") ?? mostByDefault;
        var page = new JsonObject { [member] = new JsonArray([.. all.Skip(start).Take(size)]) };
        if (start + size < all.Count)
        {
            page["nextToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }
}
