using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb.Streams;

namespace AiChef.LocalCloud.DynamoDbStreams;

/// <summary>A record. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html</summary>
internal static class StreamRecordShape
{
    public static JsonObject Of(Scope scope, TableStreamState stream, StreamChange change, string sequence)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"{stream.TableId}/{stream.Label}/{sequence}"))[..16];
        var shape = new JsonObject
        {
            ["eventID"] = Convert.ToHexStringLower(id),
            ["eventName"] =
                change.Old is null ? "INSERT"
                : change.New is null ? "REMOVE"
                : "MODIFY",
            ["eventVersion"] = "1.1",
            ["eventSource"] = "aws:dynamodb",
            ["awsRegion"] = scope.Region,
            ["dynamodb"] = new JsonObject
            {
                // to the second, as AWS rounds it
                ["ApproximateCreationDateTime"] = change.At.ToUnixTimeSeconds(),
                ["Keys"] = change.Keys.DeepClone(),
                ["NewImage"] = stream.Shows(old: false) ? change.New?.DeepClone() : null,
                ["OldImage"] = stream.Shows(old: true) ? change.Old?.DeepClone() : null,
                ["SequenceNumber"] = sequence,
                ["SizeBytes"] = change.Bytes,
                ["StreamViewType"] = stream.ViewType,
            },
        };
        if (change.IsExpiry)
        {
            shape["userIdentity"] = new JsonObject { ["PrincipalId"] = "dynamodb.amazonaws.com", ["Type"] = "Service" };
        }

        return shape;
    }
}
