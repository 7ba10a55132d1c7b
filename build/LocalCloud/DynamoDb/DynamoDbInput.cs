using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>How requests to DynamoDB are checked by its model.</summary>
internal static class DynamoDbInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "dynamodb",
            Types = TypeTexts.BareTokens,
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["UpdateTable.GlobalTableWitnessUpdates"] = "",
                    ["UpdateTable.MultiRegionConsistency"] = "",
                    ["UpdateTable.ReplicaUpdates"] = "",
                    ["PutResourcePolicy.ConfirmRemoveSelfResourceAccess"] = "*",
                    ["ListTagsOfResource.NextToken"] = "",
                }
            ),
        };
}
