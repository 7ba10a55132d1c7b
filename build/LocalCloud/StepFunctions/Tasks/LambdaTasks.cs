using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiChef.Json;
using AiChef.LocalCloud.Lambda;
using AiChef.LocalCloud.Wire;
using AiChef.StatesLanguage;

namespace AiChef.LocalCloud.StepFunctions.Tasks;

/// <summary>Tasks on Lambda functions: by the function's ARN, lambda:invoke and aws-sdk:lambda:invoke.</summary>
/// <remarks>https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html</remarks>
internal sealed class LambdaTasks(Cloud cloud) : ITaskService
{
    public bool Handles(TaskResource resource) =>
        resource.Kind == TaskKind.LambdaFunction
        || (resource.Service is "lambda" or "aws-sdk:lambda" && resource.Action == "invoke");

    public async Task<TaskSubmission> SubmitAsync(TaskInvocation invocation, CancellationToken cancellationToken)
    {
        var resource = invocation.Resource;
        var function = FunctionArn(invocation);
        FunctionReply reply;
        try
        {
            reply = await cloud
                .Get<FunctionRuntime>()
                .InvokeAsync(
                    new FunctionCall { FunctionArn = function, Payload = Payload(invocation) },
                    cancellationToken
                );
        }
        catch (AwsException e)
        {
            var error = $"Lambda.{e.Code}";
            throw resource.IsSdk
                ? TaskErrorException.Sdk(error, e.Message, "Lambda", e.Status)
                : TaskErrorException.Optimised(error, e.Message, "AWSLambda", e.Status, e.Code);
        }

        if (reply.FunctionError is not null && !resource.IsSdk)
        {
            throw Failed(reply);
        }

        return new TaskSubmission(
            resource.Kind == TaskKind.LambdaFunction ? Json(reply) : Response(reply, resource.IsSdk)
        );
    }

    /// <summary>The error of the function: its type, and all that the runtime told as the cause.</summary>
    private static TaskErrorException Failed(FunctionReply reply)
    {
        var cause = Encoding.UTF8.GetString(reply.Payload.Span);
        string? type = null;
        try
        {
            type = (StrictJson.Parse(cause) as JsonObject)?.Text("errorType");
        }
        catch (JsonException)
        {
            // a function may fail with any text
        }

        return new TaskErrorException(type is null or { Length: 0 } ? "Lambda.Unknown" : type, cause);
    }

    private static JsonNode? Json(FunctionReply reply) =>
        reply.Payload.IsEmpty ? null : JsonNode.Parse(reply.Payload.Span);

    private JsonObject Response(FunctionReply reply, bool isSdk)
    {
        var payload = isSdk ? JsonValue.Create(Encoding.UTF8.GetString(reply.Payload.Span)) : Json(reply);
        if (isSdk)
        {
            var answer = new JsonObject
            {
                ["ExecutedVersion"] = reply.ExecutedVersion,
                ["Payload"] = payload,
                ["StatusCode"] = 200,
            };
            if (reply.FunctionError is { } error)
            {
                answer["FunctionError"] = error;
            }

            return answer;
        }

        var requestId = Guid.NewGuid().ToString();
        var length = reply.Payload.Length.ToString(CultureInfo.InvariantCulture);
        var date = cloud.Now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        return new()
        {
            ["ExecutedVersion"] = reply.ExecutedVersion,
            ["Payload"] = payload,
            ["SdkHttpMetadata"] = new JsonObject
            {
                ["AllHttpHeaders"] = new JsonObject
                {
                    ["X-Amz-Executed-Version"] = new JsonArray(reply.ExecutedVersion),
                    ["x-amzn-Remapped-Content-Length"] = new JsonArray("0"),
                    ["Connection"] = new JsonArray("keep-alive"),
                    ["x-amzn-RequestId"] = new JsonArray(requestId),
                    ["Content-Length"] = new JsonArray(length),
                    ["Date"] = new JsonArray(date),
                    ["X-Amzn-Trace-Id"] = new JsonArray(TraceId(cloud, requestId)),
                    ["Content-Type"] = new JsonArray("application/json"),
                },
                ["HttpHeaders"] = new JsonObject
                {
                    ["Connection"] = "keep-alive",
                    ["Content-Length"] = length,
                    ["Content-Type"] = "application/json",
                    ["Date"] = date,
                    ["X-Amz-Executed-Version"] = reply.ExecutedVersion,
                    ["x-amzn-Remapped-Content-Length"] = "0",
                    ["x-amzn-RequestId"] = requestId,
                    ["X-Amzn-Trace-Id"] = TraceId(cloud, requestId),
                },
                ["HttpStatusCode"] = 200,
            },
            ["SdkResponseMetadata"] = new JsonObject { ["RequestId"] = requestId },
            ["StatusCode"] = 200,
        };
    }

    private static byte[] Payload(TaskInvocation invocation)
    {
        if (invocation.Resource.Kind == TaskKind.LambdaFunction)
        {
            return Encoding.UTF8.GetBytes(JsonText.Write(invocation.Parameters));
        }

        var payload = (invocation.Parameters as JsonObject)?["Payload"];
        return payload is JsonValue text && text.GetValueKind() == JsonValueKind.String && invocation.Resource.IsSdk
            ? Encoding.UTF8.GetBytes(text.GetValue<string>())
            : Encoding.UTF8.GetBytes(payload is null ? "{}" : JsonText.Write(payload));
    }

    private static string FunctionArn(TaskInvocation invocation)
    {
        if (invocation.Resource.Kind == TaskKind.LambdaFunction)
        {
            return invocation.Resource.Arn;
        }

        var parameters = invocation.Parameters as JsonObject ?? [];
        var name = parameters.Text("FunctionName") ?? "";
        // arn:aws:states:<region>:<account>:execution:...
        var account = invocation.ExecutionArn.Split(':') is { Length: > 4 } parts ? parts[4] : "";
        var arn = name.StartsWith("arn:", StringComparison.Ordinal)
            ? name
            : $"arn:aws:lambda:{invocation.Region}:{account}:function:{name}";
        return parameters.Text("Qualifier") is { } qualifier ? $"{arn}:{qualifier}" : arn;
    }

    private static string TraceId(Cloud cloud, string requestId) =>
        $"Root=1-{cloud.Now.ToUnixTimeSeconds():x8}-{requestId.Replace("-", "", StringComparison.Ordinal)[..24]}"
        + $";Parent={requestId[^12..]}0000;Sampled=0";
}
