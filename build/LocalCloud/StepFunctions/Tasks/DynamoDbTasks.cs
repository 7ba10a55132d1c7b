using System.Globalization;
using System.IO.Hashing;
using System.Text.Json.Nodes;
using AiChef.LocalCloud.DynamoDb;
using AiChef.LocalCloud.Wire;
using AiChef.LocalCloud.Wire.Shapes;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>
/// Tasks on DynamoDB: the four optimised calls on items, and every aws-sdk:dynamodb call that LocalCloud's DynamoDB
/// answers.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-ddb.html</remarks>
internal sealed class DynamoDbTasks(Cloud cloud) : ITaskService
{
    private const string ContentType = "application/x-amz-json-1.0";

    public bool Handles(TaskResource resource) =>
        resource.Service switch
        {
            "dynamodb" => resource.Action is "getItem" or "putItem" or "updateItem" or "deleteItem",
            "aws-sdk:dynamodb" => true,
            _ => false,
        };

    public async Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var resource = invocation.Resource;
        var operation = char.ToUpperInvariant(resource.Action[0]) + resource.Action[1..];
        var input = invocation.Parameters?.DeepClone() as JsonObject ?? [];
        var account = invocation.ExecutionArn.Split(':') is { Length: > 4 } parts ? parts[4] : "";
        var http = InternalCall.For(new(account, invocation.Region));
        try
        {
            InputCheck.Refuse("dynamodb", DynamoDbInput.Rules, operation, input);
            var output =
                await cloud
                    .Get<DynamoDbApi>()
                    .CallAsync(new AwsCall(operation, input, AwsProtocol.Json10, http), cancellationToken)
                ?? [];
            return new TaskSubmission(
                resource.IsSdk ? Plain(output) : Optimised(output, resource.Action, http.RequestId)
            );
        }
        catch (AwsException e)
        {
            throw Refused(resource, e);
        }
    }

    // the SDK has no class of its own for a validation error
    private static TaskErrorException Refused(TaskResource resource, AwsException e) =>
        (resource.IsSdk, e.Code) switch
        {
            (true, "ValidationException") => TaskErrorException.Sdk(
                "DynamoDb.DynamoDbException",
                e.Message,
                "DynamoDb",
                e.Status
            ),
            (true, _) => TaskErrorException.Sdk($"DynamoDb.{e.Code}", e.Message, "DynamoDb", e.Status),
            (_, "ValidationException") => TaskErrorException.Optimised(
                "DynamoDB.AmazonDynamoDBException",
                e.Message,
                "AmazonDynamoDBv2",
                e.Status,
                e.Code
            ),
            _ => TaskErrorException.Optimised($"DynamoDB.{e.Code}", e.Message, "AmazonDynamoDBv2", e.Status, e.Code),
        };

    // an optimised answer tells of its HTTP answer too; the header of getItem's request id is written in lowercase
    // letters
    private JsonObject Optimised(JsonObject output, string action, string requestId)
    {
        var content = JsonProtocol.Write(output);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Connection"] = "keep-alive",
            ["Content-Length"] = content.Length.ToString(CultureInfo.InvariantCulture),
            ["Content-Type"] = ContentType,
            ["Date"] = cloud.Now.UtcDateTime.ToString("r", CultureInfo.InvariantCulture),
            ["Server"] = "Server",
            ["x-amz-crc32"] = Crc32.HashToUInt32(content.Span).ToString(CultureInfo.InvariantCulture),
            [action == "getItem" ? "x-amzn-requestid" : "x-amzn-RequestId"] = requestId,
        };
        var answer = Plain(output);
        answer["SdkHttpMetadata"] = new JsonObject
        {
            ["AllHttpHeaders"] = new JsonObject(
                headers.Select(static each => KeyValuePair.Create(each.Key, (JsonNode?)new JsonArray(each.Value)))
            ),
            ["HttpHeaders"] = new JsonObject(
                headers.Select(static each => KeyValuePair.Create(each.Key, (JsonNode?)JsonValue.Create(each.Value)))
            ),
            ["HttpStatusCode"] = 200,
        };
        answer["SdkResponseMetadata"] = new JsonObject { ["RequestId"] = requestId };
        return answer;
    }

    private static JsonObject Plain(JsonObject tree) =>
        new(
            tree.Where(static each => each.Value is not null)
                .Select(static each => KeyValuePair.Create(each.Key, PlainNode(each.Value)))
        );

    private static JsonNode? PlainNode(JsonNode? node) =>
        node switch
        {
            JsonObject tree => Plain(tree),
            JsonArray list => new JsonArray([.. list.Select(PlainNode)]),
            JsonValue value when InputTree.IsTime(value, out var time) => Rfc3339.Write(time),
            _ => node?.DeepClone(),
        };
}
