using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Asynchronous calls: tried three times in total, after one and two minutes, then dropped.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html</remarks>
internal sealed class AsyncInvocations(Cloud cloud) : ICloudPart<AsyncInvocations>
{
    private const int Retries = 2;
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _open = [];

    public static AsyncInvocations Create(Cloud cloud) => new(cloud);

    public void Start(Scope scope, FunctionName name, ReadOnlyMemory<byte> payload, string requestId)
    {
        var task = Task.Run(() => RunAsync(scope, name, payload, requestId), CancellationToken.None);
        lock (_gate)
        {
            _open.RemoveWhere(static each => each.IsCompleted);
            _open.Add(task);
        }
    }

    private async Task RunAsync(Scope scope, FunctionName name, ReadOnlyMemory<byte> payload, string requestId)
    {
        for (var attempt = 0; attempt <= Retries; attempt++)
        {
            try
            {
                if (attempt > 0)
                {
                    await Task.Delay(TimeSpan.FromMinutes(attempt), cloud.Time, cloud.Stopping);
                }

                var runtime = cloud.Get<FunctionRuntime>();
                var version = runtime.Resolve(scope, name);
                var (reply, _) = await runtime.RunAsync(scope, name, version, payload, requestId, cloud.Stopping);
                if (reply.FunctionError is null)
                {
                    return;
                }
            }
            catch (AwsException)
            {
                // throttled, or deleted in the meantime: tried again like an error
            }
            catch (OperationCanceledException) when (cloud.Stopping.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
