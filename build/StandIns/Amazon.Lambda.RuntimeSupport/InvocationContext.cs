using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class InvocationContext(HttpResponseHeaders headers) : ILambdaContext
{
    public string AwsRequestId { get; } = Header(headers, "Lambda-Runtime-Aws-Request-Id");
    public string InvokedFunctionArn { get; } = Header(headers, "Lambda-Runtime-Invoked-Function-Arn");
    public string TraceId { get; } = Header(headers, "Lambda-Runtime-Trace-Id");
    public string FunctionName => Variable("AWS_LAMBDA_FUNCTION_NAME");
    public string FunctionVersion => Variable("AWS_LAMBDA_FUNCTION_VERSION");
    public string LogGroupName => Variable("AWS_LAMBDA_LOG_GROUP_NAME");
    public string LogStreamName => Variable("AWS_LAMBDA_LOG_STREAM_NAME");
    public ILambdaLogger Logger => ConsoleLog.Current;
    public int MemoryLimitInMB =>
        int.TryParse(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), out var megabytes) ? megabytes : 0;

    public TimeSpan RemainingTime =>
        long.TryParse(Header(headers, "Lambda-Runtime-Deadline-Ms"), out var deadline)
            ? DateTimeOffset.FromUnixTimeMilliseconds(deadline) - TimeProvider.System.GetUtcNow()
            : TimeSpan.Zero;

    private static string Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name);
}
