using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Time to live, recovery, tags and policies of tables.</summary>
internal sealed partial class DynamoDbApi
{
    private const int RecoveryDays = 35;

    private JsonObject UpdateTimeToLive(AwsCall call)
    {
        var name = TableOf(call, call.Input).Name;
        var wanted = call.Input.Object("TimeToLiveSpecification")!;
        var attribute = wanted.Text("AttributeName") is { Length: > 0 } given
            ? given
            : throw DynamoDbErrors.Validation("TimeToLiveSpecification.AttributeName must not be empty");
        var enabled = wanted.Flag("Enabled") == true;
        _state.Change(
            call.Scope,
            name,
            table =>
                (table.TimeToLive, enabled) switch
                {
                    (not null, true) => throw DynamoDbErrors.Validation("TimeToLive is already enabled"),
                    (null, false) => throw DynamoDbErrors.Validation("TimeToLive is already disabled"),
                    ({ } known, false) when known.Attribute != attribute => throw DynamoDbErrors.Validation(
                        $"TimeToLive is active on a different AttributeName: current AttributeName is {known.Attribute}"
                    ),
                    _ => table with { TimeToLive = enabled ? new(attribute) : null },
                }
        );
        return new()
        {
            ["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = attribute, ["Enabled"] = enabled },
        };
    }

    private JsonObject DescribeTimeToLive(AwsCall call) =>
        new()
        {
            ["TimeToLiveDescription"] = TableOf(call, call.Input).TimeToLive is { } timeToLive
                ? new JsonObject { ["TimeToLiveStatus"] = "ENABLED", ["AttributeName"] = timeToLive.Attribute }
                : new JsonObject { ["TimeToLiveStatus"] = "DISABLED" },
        };

    private JsonObject UpdateContinuousBackups(AwsCall call)
    {
        var name = TableName.Of(call.Input);
        var wanted = call.Input.Object("PointInTimeRecoverySpecification")!;
        var days = wanted.Integer("RecoveryPeriodInDays") ?? RecoveryDays;
        Known(call, name);
        return Backups(
            _state.Change(
                call.Scope,
                name,
                table =>
                    table with
                    {
                        Recovery =
                            wanted.Flag("PointInTimeRecoveryEnabled") == true
                                ? new(table.Recovery?.Since ?? cloud.Now, days)
                                : null,
                    }
            )
        );
    }

    private JsonObject DescribeContinuousBackups(AwsCall call) => Backups(Known(call, TableName.Of(call.Input)));

    private Table Known(AwsCall call, string name) =>
        _state.Find(call.Scope, name) ?? throw new AwsException("TableNotFoundException", $"Table not found: {name}");

    private JsonObject Backups(Table table) =>
        new()
        {
            ["ContinuousBackupsDescription"] = new JsonObject
            {
                ["ContinuousBackupsStatus"] = "ENABLED",
                ["PointInTimeRecoveryDescription"] = table.Recovery is { } recovery
                    ? new JsonObject
                    {
                        ["PointInTimeRecoveryStatus"] = "ENABLED",
                        ["RecoveryPeriodInDays"] = recovery.Days,
                        ["EarliestRestorableDateTime"] = InputTree.Time(recovery.Earliest(cloud.Now)),
                        ["LatestRestorableDateTime"] = InputTree.Time(cloud.Now),
                    }
                    : new JsonObject { ["PointInTimeRecoveryStatus"] = "DISABLED" },
            },
        };

    private JsonObject TagResource(AwsCall call)
    {
        _state.Change(
            call.Scope,
            ByArn(call, "ResourceArn").Name,
            table =>
            {
                var tags = new SortedDictionary<string, string>(table.Tags, StringComparer.Ordinal);
                foreach (var tag in call.Input.Objects("Tags"))
                {
                    tags[tag.RequiredText("Key")] = tag.Text("Value") ?? "";
                }

                return table with
                {
                    Tags = tags,
                };
            }
        );
        return [];
    }

    private JsonObject UntagResource(AwsCall call)
    {
        var keys = call.Input.Texts("TagKeys");
        _state.Change(
            call.Scope,
            ByArn(call, "ResourceArn").Name,
            table =>
                table with
                {
                    Tags = new(
                        table.Tags.Where(tag => !keys.Contains(tag.Key)).ToDictionary(StringComparer.Ordinal),
                        StringComparer.Ordinal
                    ),
                }
        );
        return [];
    }

    private JsonObject ListTags(AwsCall call) =>
        new()
        {
            ["Tags"] = new JsonArray([
                .. ByArn(call, "ResourceArn")
                    .Tags.Select(static tag => new JsonObject { ["Key"] = tag.Key, ["Value"] = tag.Value }),
            ]),
        };

    private JsonObject PutPolicy(AwsCall call)
    {
        var document = call.Input.RequiredText("Policy");
        var name = PolicyTable(call).Name;
        var changed = _state.Change(
            call.Scope,
            name,
            table =>
            {
                CheckRevision(call, table);
                return table.Policy?.Document == document
                    ? table
                    : table with
                    {
                        Policy = new(document, TableDefinition.Revision(cloud.Now)),
                    };
            }
        );
        return new() { ["RevisionId"] = changed.Policy!.Revision };
    }

    private JsonObject GetPolicy(AwsCall call)
    {
        var table = PolicyTable(call);
        var policy = table.Policy ?? throw PolicyNotFound(call.Input.Text("ResourceArn") ?? "");
        return new() { ["Policy"] = policy.Document, ["RevisionId"] = policy.Revision };
    }

    private JsonObject DeletePolicy(AwsCall call)
    {
        string? removed = null;
        _state.Change(
            call.Scope,
            PolicyTable(call).Name,
            table =>
            {
                CheckRevision(call, table);
                removed = table.Policy?.Revision;
                return table with { Policy = null };
            }
        );
        return new() { ["RevisionId"] = removed };
    }

    private static void CheckRevision(AwsCall call, Table table)
    {
        if (
            call.Input.Text("ExpectedRevisionId") is not { } expected
            || expected == (table.Policy?.Revision ?? "NO_POLICY")
        )
        {
            return;
        }

        throw PolicyNotFound(
            (expected, table.Policy) switch
            {
                ("NO_POLICY", { } policy) => "Requested policy update expecting none to be present for table "
                    + $"{table.Name}, but a policy exists with revision id {policy.Revision}.",
                (_, { } policy) => $"Requested update for policy with revision id {expected}, but the policy "
                    + $"associated to target table {table.Name} has revision id {policy.Revision}.",
                _ => $"Requested update for policy with revision id {expected}, "
                    + $"but no policy is associated to target table {table.Name}.",
            }
        );
    }

    private Table PolicyTable(AwsCall call)
    {
        var name =
            TableName.OfArn(call.Input.Text("ResourceArn") ?? "")
            ?? throw DynamoDbErrors.Validation("Invalid ResourceArn");
        return _state.Find(call.Scope, name) ?? throw DynamoDbErrors.TableNotFound(name);
    }

    private static AwsException PolicyNotFound(string reason) =>
        new("PolicyNotFoundException", $"Resource-based policy not found for the provided ResourceArn: {reason}");

    private Table ByArn(AwsCall call, string member)
    {
        var arn = call.Input.RequiredText(member);
        var name =
            TableName.OfArn(arn)
            ?? throw DynamoDbErrors.Validation($"Invalid TableArn: Invalid ResourceArn provided as input {arn}");
        return _state.Find(call.Scope, name) ?? throw DynamoDbErrors.ResourceNotFound(arn);
    }
}
