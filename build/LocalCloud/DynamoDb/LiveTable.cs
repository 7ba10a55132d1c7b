using System.Text.Json.Nodes;
using AiChef.LocalCloud.Resources;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>A table as it is now, in the form of a template.</summary>
internal static class LiveTable
{
    public static JsonObject Of(ResourceRequest request, Table table, TableItems items)
    {
        var live = TableShape.Of(request.Scope, table, items, "ACTIVE");
        live["BillingMode"] = table.PaidPerRequest ? "PAY_PER_REQUEST" : "PROVISIONED";
        live["TableClass"] = table.Class ?? "STANDARD";
        live["SSESpecification"] = new JsonObject
        {
            ["SSEEnabled"] = table.EncryptionKey is not null,
            ["SSEType"] = table.EncryptionKey is null ? null : "KMS",
            ["KMSMasterKeyId"] = table.EncryptionKey,
        };
        live["TimeToLiveSpecification"] = new JsonObject
        {
            ["AttributeName"] = table.TimeToLive?.Attribute,
            ["Enabled"] = table.TimeToLive is not null,
        };
        live["PointInTimeRecoverySpecification"] = new JsonObject
        {
            ["PointInTimeRecoveryEnabled"] = table.Recovery is not null,
            ["RecoveryPeriodInDays"] = table.Recovery?.Days,
        };
        live["ResourcePolicy"] = table.Policy is { } policy
            ? new JsonObject { ["PolicyDocument"] = JsonNode.Parse(policy.Document) }
            : null;
        live["Tags"] = LiveProperties.Tags(request, table.Tags);
        return live;
    }
}
