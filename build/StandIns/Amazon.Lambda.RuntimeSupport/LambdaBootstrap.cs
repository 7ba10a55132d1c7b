using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport;

// The loop of https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html: next, handle, response or error, again.
public class LambdaBootstrap : IDisposable
{
    // The environment may be frozen for hours while "next" waits.
    private static readonly TimeSpan NextTimeout = TimeSpan.FromHours(12);

    private readonly Func<Stream, ILambdaContext, Task<Stream>> _handler;
    private readonly LambdaBootstrapInitializer _initializer;
    private readonly HttpClient _http;
    private readonly bool _ownsHttp;
    private readonly RuntimeApi _api;

    // Made with the client, so that lines of the start are formatted as well.
    private readonly ConsoleLog _log = ConsoleLog.Current;

    internal LambdaBootstrap(
        Func<Stream, ILambdaContext, Task<Stream>> handler,
        LambdaBootstrapInitializer initializer,
        HttpClient http
    )
    {
        _handler = handler;
        _initializer = initializer;
        _ownsHttp = http is null;
        _http = http ?? ConstructHttpClient();
        _http.Timeout = NextTimeout;
        _api = new RuntimeApi(_http);
    }

    public static HttpClient ConstructHttpClient()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        var version = typeof(LambdaBootstrap).Assembly.GetName().Version;
        client.DefaultRequestHeaders.Add("User-Agent", $"aws-lambda-dotnet/{Environment.Version}-{version}");
        return client;
    }

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        var once = string.Equals(
            Environment.GetEnvironmentVariable("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE"),
            "true",
            StringComparison.OrdinalIgnoreCase
        );
        if (_initializer is not null && !await InitializeAsync())
        {
            return;
        }

        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await InvokeOnceAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (once)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _ownsHttp)
        {
            _http.Dispose();
        }
    }

    private async Task<bool> InitializeAsync()
    {
        try
        {
            return await _initializer();
        }
        catch (Exception e)
        {
            _log.Log("Error", e, null);
            await _api.ReportInitErrorAsync(e);
            throw;
        }
    }

    private async Task InvokeOnceAsync(CancellationToken cancellationToken)
    {
        var (input, context) = await _api.NextAsync(cancellationToken);
        using var _ = input;
        _log.Invocation = context;
        Stream output;
        try
        {
            output = await _handler(input, context);
        }
        catch (Exception e)
        {
            _log.Log("Error", e, null);
            await _api.ReportErrorAsync(context.AwsRequestId, e);
            return;
        }

        await _api.RespondAsync(context.AwsRequestId, output);
    }
}
