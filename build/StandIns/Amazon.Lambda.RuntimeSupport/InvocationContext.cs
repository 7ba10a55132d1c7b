using System.Net.Http.Headers;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

internal sealed class InvocationContext(HttpResponseHeaders headers, FunctionEnvironment function) : ILambdaContext
{
    public string AwsRequestId { get; } = Header(headers, "Lambda-Runtime-Aws-Request-Id");
    public string InvokedFunctionArn { get; } = Header(headers, "Lambda-Runtime-Invoked-Function-Arn");
    public string TraceId { get; } = Header(headers, "Lambda-Runtime-Trace-Id");
    public string FunctionName => function.Name;
    public string FunctionVersion => function.Version;
    public string LogGroupName => function.LogGroup;
    public string LogStreamName => function.LogStream;
    public ILambdaLogger Logger => ConsoleLog.Current;
    public int MemoryLimitInMB => function.Megabytes;

    public TimeSpan RemainingTime =>
        long.TryParse(Header(headers, "Lambda-Runtime-Deadline-Ms"), out var deadline)
            ? DateTimeOffset.FromUnixTimeMilliseconds(deadline) - TimeProvider.System.GetUtcNow()
            : TimeSpan.Zero;

    private static string Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.First() : null;
}
