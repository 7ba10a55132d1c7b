using System.Text.Json;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

internal sealed partial class LambdaApi
{
    /// <summary>
    /// Largest event of an asynchronous call, in bytes.
    /// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    /// </summary>
    private const int AsyncPayloadLimit = 1024 * 1024;

    private async Task<HttpAnswer> InvokeAsync(LambdaRequest request, CancellationToken cancellationToken)
    {
        var runtime = cloud.Get<FunctionRuntime>();
        var type = request.Call.Header("X-Amz-Invocation-Type") ?? "RequestResponse";
        CheckPayload(request.Call.Body, type, type == "Event" ? AsyncPayloadLimit : FunctionRuntime.PayloadLimit);
        var payload = request.Call.Body.Length == 0 ? "{}"u8.ToArray() : request.Call.Body;
        var version = runtime.Resolve(request.Scope, request.Function);
        switch (type)
        {
            case "DryRun":
                return new HttpAnswer(204);
            case "Event":
                cloud.Get<AsyncInvocations>().Start(request.Scope, request.Function, payload, request.Call.RequestId);
                return new HttpAnswer(202).With("X-Amz-Executed-Version", version.Version);
        }

        var (reply, tail) = await runtime.RunAsync(
            request.Scope,
            request.Function,
            version,
            payload,
            request.Call.RequestId,
            cancellationToken
        );
        var answer = new HttpAnswer(200, reply.Payload, "application/json").With(
            "X-Amz-Executed-Version",
            reply.ExecutedVersion
        );
        if (reply.FunctionError is { } error)
        {
            answer.With("X-Amz-Function-Error", error);
        }

        return request.Call.Header("X-Amz-Log-Type") == "Tail" ? answer.With("X-Amz-Log-Result", tail) : answer;
    }

    private static void CheckPayload(byte[] payload, string type, int limit)
    {
        if (payload.Length > limit)
        {
            throw new AwsException(
                "RequestTooLargeException",
                $"{payload.Length} byte payload is too large for the {type} invocation type (limit {limit} bytes)",
                413
            );
        }

        try
        {
            if (payload.Length > 0)
            {
                using var document = JsonDocument.Parse(payload);
            }
        }
        catch (JsonException e)
        {
            throw new AwsException(
                "InvalidRequestContentException",
                "Could not parse request body into json: Could not parse "
                    + $"payload into json: {e.Message.Split(" LineNumber")[0]}"
            );
        }
    }
}
