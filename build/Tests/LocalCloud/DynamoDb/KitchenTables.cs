using System.Text.Json.Nodes;
using AiChef.LocalCloud;

namespace AiChef.Tests.LocalCloud.DynamoDb;

/// <summary>A host with the table "meals": cook and turn as key, an index by dish, and a local one by price.</summary>
internal static class KitchenTables
{
    public static async Task<ServiceFixture> StartAsync(LocalCloudOptions? options = null)
    {
        var cloud = await ServiceFixture.StartAsync(options);
        await cloud.DynamoDbAsync(
            "CreateTable",
            """
            {'TableName':'meals','BillingMode':'PAY_PER_REQUEST',
             'KeySchema':[{'AttributeName':'cook','KeyType':'HASH'},{'AttributeName':'turn','KeyType':'RANGE'}],
             'AttributeDefinitions':[{'AttributeName':'cook','AttributeType':'S'},{'AttributeName':'turn','AttributeType':'N'},{'AttributeName':'dish','AttributeType':'S'},{'AttributeName':'price','AttributeType':'N'}],
             'GlobalSecondaryIndexes':[{'IndexName':'by-dish','KeySchema':[{'AttributeName':'dish','KeyType':'HASH'},{'AttributeName':'price','KeyType':'RANGE'}],'Projection':{'ProjectionType':'KEYS_ONLY'}}],
             'LocalSecondaryIndexes':[{'IndexName':'by-price','KeySchema':[{'AttributeName':'cook','KeyType':'HASH'},{'AttributeName':'price','KeyType':'RANGE'}],'Projection':{'ProjectionType':'ALL'}}]}
            """
        );
        return cloud;
    }

    /// <summary>Puts a meal; the attributes are the item's JSON without key and braces.</summary>
    public static Task PutAsync(this ServiceFixture cloud, string cook, int turn, string attributes = "") =>
        cloud.DynamoDbAsync(
            "PutItem",
            $"{{'TableName':'meals','Item':{{'cook':{{'S':'{cook}'}},'turn':{{'N':'{turn}'}}{(attributes.Length > 0 ? "," + attributes : "")}}}}}"
        );

    public static async Task<JsonObject?> GetAsync(this ServiceFixture cloud, string cook, int turn) =>
        (await cloud.DynamoDbAsync("GetItem", $"{{'TableName':'meals','Key':{Key(cook, turn)}}}"))["Item"]?.AsObject();

    /// <summary>Updates ada's meal of turn 1; the rest of the request follows the expression.</summary>
    public static Task<JsonObject> UpdateAsync(this ServiceFixture cloud, string expression, string more = "") =>
        cloud.DynamoDbAsync(
            "UpdateItem",
            $"{{'TableName':'meals','Key':{Key("ada", 1)},'ReturnValues':'ALL_NEW','UpdateExpression':'{expression}'{(more.Length > 0 ? "," + more : "")}}}"
        );

    public static string Key(string cook, int turn) => $"{{'cook':{{'S':'{cook}'}},'turn':{{'N':'{turn}'}}}}";

    /// <summary>Values of a number attribute, in the order of the answer.</summary>
    public static IEnumerable<string> Numbers(this JsonObject page, string attribute) =>
        page["Items"]!.AsArray().Select(item => item![attribute]!["N"]!.ToString());
}
