using System.Globalization;
using System.Net;
using System.Text;
using System.Threading.Channels;
using AiChef.LocalCloud.Wire;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// The runtime API of one execution environment, on a port of its own: a runtime is told a host and a port, no path.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html</remarks>
internal sealed class RuntimeApiServer : IHttpApplication<IFeatureCollection>, IAsyncDisposable
{
    private const string Root = "/2018-06-01/runtime/";
    private const string JsonType = "application/json";

    /// <summary>
    /// Largest answer of a function that is read at all, in bytes: far above what a call may answer, so that its size
    /// can be told.
    /// </summary>
    private const long MostBytes = 64L * 1024 * 1024;

    private readonly TimeSpan _timeout;
    private readonly KestrelServer _server;
    private readonly Channel<Invocation> _waiting = Channel.CreateUnbounded<Invocation>();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<byte[]> _initError = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Invocation? _current;
    private volatile TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RuntimeApiServer(TimeSpan timeout)
    {
        _timeout = timeout;
        var kestrel = new KestrelServerOptions { AddServerHeader = false };
        kestrel.Limits.MaxRequestBodySize = MostBytes;
        kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1);
        _server = new(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance
        );
    }

    /// <summary>Host and port, as AWS_LAMBDA_RUNTIME_API gives them.</summary>
    public string Authority { get; private set; } = "";

    /// <summary>Completes when the runtime asks for its first call.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Completes with the error's JSON when the runtime cannot start.</summary>
    public Task<byte[]> InitError => _initError.Task;

    public static async Task<RuntimeApiServer> StartAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var server = new RuntimeApiServer(timeout);
        await server.ListenAsync(cancellationToken);
        server.Authority = new Uri(server._server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Authority;
        return server;
    }

    /// <summary>
    /// Starts the server outside the context of the call that needs it, which Kestrel's threads would otherwise keep.
    /// </summary>
    private Task ListenAsync(CancellationToken cancellationToken)
    {
        using var isolated = ExecutionContext.SuppressFlow();
        return _server.StartAsync(this, cancellationToken);
    }

    /// <summary>Completes when the runtime asks for the call after the one that it was given last.</summary>
    public Task Idle => _idle.Task;

    /// <summary>Hands a call to the runtime as soon as it asks for one.</summary>
    public void Give(Invocation invocation)
    {
        _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Writer.TryWrite(invocation);
    }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var aborted = context.Get<IHttpRequestLifetimeFeature>()?.RequestAborted ?? CancellationToken.None;
        try
        {
            // a page that asked for the next call would take it from the runtime
            var port = context.GetRequiredFeature<IHttpConnectionFeature>().LocalPort;
            var answer = RequestGuard.Refusal(request.Headers, port, admitsLocalPages: false) is null
                ? await AnswerAsync(request, aborted)
                : new HttpAnswer(403);
            await HttpFrontend.WriteAsync(context, answer, Guid.NewGuid().ToString(), aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // the runtime is gone
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _server.StopAsync(atOnce.Token);
        _server.Dispose();
    }

    private async Task<HttpAnswer> AnswerAsync(IHttpRequestFeature request, CancellationToken cancellationToken)
    {
        if (!request.RawTarget.StartsWith(Root, StringComparison.Ordinal))
        {
            return new HttpAnswer(404);
        }

        if (request.Method == "GET")
        {
            return request.RawTarget == Root + "invocation/next"
                ? await NextAsync(cancellationToken)
                : new HttpAnswer(404);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        return request.RawTarget[Root.Length..].Split('/') switch
        {
            ["init", "error"] => Failed(body.ToArray()),
            ["invocation", var id, "response"] => Ended(id, new InvocationResult(body.ToArray(), IsError: false)),
            ["invocation", var id, "error"] => Ended(id, new InvocationResult(body.ToArray(), IsError: true)),
            _ => new HttpAnswer(404),
        };
    }

    private async Task<HttpAnswer> NextAsync(CancellationToken cancellationToken)
    {
        _ready.TrySetResult();
        if (_current is { Result.IsCompleted: true })
        {
            _idle.TrySetResult();
        }

        var invocation = await _waiting.Reader.ReadAsync(cancellationToken);
        _current = invocation;
        // the runtime compares it with the machine's clock
        var deadline = TimeProvider.System.GetUtcNow() + _timeout;
        return new HttpAnswer(200, invocation.Payload, JsonType)
            .With("Lambda-Runtime-Aws-Request-Id", invocation.RequestId)
            .With(
                "Lambda-Runtime-Deadline-Ms",
                deadline.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)
            )
            .With("Lambda-Runtime-Invoked-Function-Arn", invocation.FunctionArn)
            .With("Lambda-Runtime-Trace-Id", invocation.TraceId);
    }

    private HttpAnswer Failed(byte[] error)
    {
        _initError.TrySetResult(error);
        return Accepted();
    }

    private HttpAnswer Ended(string id, InvocationResult result) =>
        _current is { } current && current.RequestId == id && current.End(result)
            ? Accepted()
            : new HttpAnswer(
                400,
                Encoding.UTF8.GetBytes("""{"errorMessage":"Invalid request ID","errorType":"InvalidRequestID"}"""),
                JsonType
            );

    private static HttpAnswer Accepted() => new(202, Encoding.UTF8.GetBytes("""{"status":"OK"}"""), JsonType);
}
