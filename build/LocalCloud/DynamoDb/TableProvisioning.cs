using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Makes, changes and removes tables for stacks.</summary>
internal static class TableProvisioning
{
    private const int RecoveryDays = 35;

    public static ResourceOutcome Create(ResourceRequest request, JsonObject properties)
    {
        var name = properties.Text("TableName") ?? request.GeneratedName(255);
        TableName.Check(name, "tableName");
        var state = request.Cloud.Get<DynamoDbState>();
        using var batch = request.Cloud.Store.Begin();
        var known = state.Find(request.Scope, name);
        if (known is not null && !request.Resumed)
        {
            throw new ResourceException(
                "AlreadyExists",
                "Resource of type "
                    + $"'{(properties == request.Properties ? "AWS::DynamoDB::Table" : "AWS::DynamoDB::GlobalTable")}' "
                    + $"with identifier '{name}' already exists."
            );
        }

        var wanted = Configured(request, properties, Defined(request, properties, name));
        return Outcome(request, known ?? state.Make(request.Scope, wanted));
    }

    public static ResourceOutcome Update(ResourceRequest request, JsonObject properties)
    {
        var state = request.Cloud.Get<DynamoDbState>();
        return Outcome(
            request,
            state.Change(
                request.Scope,
                request.PhysicalId!,
                table =>
                {
                    var wanted = Defined(request, properties, table.Name);
                    CheckIndexes(table, wanted);
                    return Configured(
                        request,
                        properties,
                        wanted with
                        {
                            Id = table.Id,
                            Created = table.Created,
                            PaidPerRequestSince =
                                wanted.PaidPerRequest && !table.PaidPerRequest
                                    ? wanted.PaidPerRequestSince
                                    : table.PaidPerRequestSince,
                            Stream = wanted.Stream?.ViewType == table.Stream?.ViewType ? table.Stream : wanted.Stream,
                            Recovery = table.Recovery,
                            Policy = table.Policy,
                        }
                    );
                }
            )
        );
    }

    public static void Delete(ResourceRequest request)
    {
        var state = request.Cloud.Get<DynamoDbState>();
        using var batch = request.Cloud.Store.Begin();
        if (state.Find(request.Scope, request.PhysicalId!) is not null)
        {
            state.Remove(request.Scope, request.PhysicalId!);
        }
    }

    /// <summary>The table that has the wanted name, or null.</summary>
    public static ResourceOutcome? Existing(ResourceRequest request) =>
        request.Cloud.Get<DynamoDbState>().Find(request.Scope, request.Properties.Text("TableName") ?? "") is { } table
            ? Outcome(request, table)
            : null;

    /// <summary>Adds the stack's tags to a table.</summary>
    public static void Adopt(ResourceRequest request) =>
        request
            .Cloud.Get<DynamoDbState>()
            .Change(
                request.Scope,
                request.PhysicalId!,
                table => table with { Tags = ResourceTags.Added(table.Tags, request) }
            );

    /// <summary>
    /// Whether an attribute that was defined before has another type now, for which AWS makes a new table.
    /// </summary>
    public static bool EditsDefinition(JsonObject before, JsonObject after) =>
        before
            .Objects("AttributeDefinitions")
            .Any(old =>
                after
                    .Objects("AttributeDefinitions")
                    .Any(given =>
                        given.Text("AttributeName") == old.Text("AttributeName")
                        && given.Text("AttributeType") != old.Text("AttributeType")
                    )
            );

    private static Table Defined(ResourceRequest request, JsonObject properties, string name)
    {
        // policies have a structure of their own in templates
        var input = (JsonObject)properties.DeepClone();
        input.Remove("ResourcePolicy");
        return TableDefinition.Read(input, name, request.Cloud.Now) with
        {
            Tags = ResourceTags.Of(request with { Properties = properties }),
        };
    }

    private static Table Configured(ResourceRequest request, JsonObject properties, Table table)
    {
        var ttl = properties.Object("TimeToLiveSpecification");
        var recovery = properties.Object("PointInTimeRecoverySpecification");
        var policy = properties.Object("ResourcePolicy") is { } given
            ? ResourceTags.Document(given["PolicyDocument"])
            : null;
        return table with
        {
            TimeToLive =
                ttl?.Flag("Enabled") == true
                    ? new(
                        ttl.Text("AttributeName")
                            ?? throw new ResourceException(
                                "InvalidRequest",
                                "Property AttributeName of TimeToLiveSpecification "
                                    + "is required when time to live is enabled"
                            )
                    )
                    : null,
            Recovery =
                recovery?.Flag("PointInTimeRecoveryEnabled") == true
                    ? new(
                        table.Recovery?.Since ?? request.Cloud.Now,
                        recovery.Integer("RecoveryPeriodInDays") ?? RecoveryDays
                    )
                    : null,
            Policy =
                policy is null ? null
                : table.Policy?.Document == policy ? table.Policy
                : new(policy, TableDefinition.Revision(request.Cloud.Now)),
        };
    }

    // as CloudFormation does: one index at a time, and none is edited under its name
    private static void CheckIndexes(Table before, Table after)
    {
        foreach (var index in after.Indexes)
        {
            if (
                before.Index(index.Name) is { } known
                && (
                    !known.Key.Hash.SequenceEqual(index.Key.Hash)
                    || !known.Key.Range.SequenceEqual(index.Key.Range)
                    || known.ProjectionType != index.ProjectionType
                    || !known.NonKeyAttributes.ToHashSet(StringComparer.Ordinal).SetEquals(index.NonKeyAttributes)
                )
            )
            {
                throw new ResourceException(
                    "InvalidRequest",
                    "Cannot update GSI's properties other than Provisioned Throughput and Contributor "
                        + "Insights Specification. You can create a new GSI with a different name."
                );
            }
        }

        var added = after.Indexes.Count(index => before.Index(index.Name) is null);
        var removed = before.Indexes.Count(index => after.Index(index.Name) is null);
        if (added + removed > 1)
        {
            throw new ResourceException(
                "InvalidRequest",
                "Cannot perform more than one GSI creation or deletion in a single update"
            );
        }
    }

    private static ResourceOutcome Outcome(ResourceRequest request, Table table) =>
        new(
            table.Name,
            new JsonObject
            {
                ["Arn"] = table.Arn(request.Scope),
                ["StreamArn"] = TableShape.StreamArn(request.Scope, table),
                ["TableId"] = table.Id,
            }
        );
}
