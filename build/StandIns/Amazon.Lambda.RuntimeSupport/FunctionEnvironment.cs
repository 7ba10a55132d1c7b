namespace Amazon.Lambda.RuntimeSupport;

// What does not change while a function's process lives; read once, as the real package does.
internal sealed class FunctionEnvironment
{
    public string Name { get; } = Variable("AWS_LAMBDA_FUNCTION_NAME");
    public string Version { get; } = Variable("AWS_LAMBDA_FUNCTION_VERSION");
    public string LogGroup { get; } = Variable("AWS_LAMBDA_LOG_GROUP_NAME");
    public string LogStream { get; } = Variable("AWS_LAMBDA_LOG_STREAM_NAME");
    public int Megabytes { get; } =
        int.TryParse(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), out var megabytes) ? megabytes : 0;

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name);
}
