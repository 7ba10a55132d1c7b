using System.Text;
using AiChef.LocalCloud.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// Between Kestrel and the router: refuses web pages, reads requests completely, adds request ids, and reports internal
/// failures in the form of the service.
/// </summary>
/// <param name="cloud">The host.</param>
/// <param name="router">Answers the calls of services.</param>
/// <param name="pages">Answers what is no call of a service but a page of the host's own; null for all else.</param>
internal sealed class HttpFrontend(Cloud cloud, RequestRouter router, Func<HttpCall, HttpAnswer?> pages)
    : IHttpApplication<IFeatureCollection>,
        IDisposable
{
    /// <summary>Path of LocalCloud's own answer to "who are you".</summary>
    public const string IdentityPath = "/_localcloud";

    private readonly RequestBody _bodies = new(
        cloud.Options.RequestTime,
        static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive)
    );

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var aborted = context.Get<IHttpRequestLifetimeFeature>()?.RequestAborted ?? CancellationToken.None;
        var call = Head(context.GetRequiredFeature<IHttpRequestFeature>());
        var route = router.Find(call);
        try
        {
            await ServeAsync(context, route, call, aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // the client is gone
        }
        // A bug in one operation must not look like a broken connection: the answer is like AWS's own failures.
#pragma warning disable CA1031
        catch (Exception bug) when (!context.GetRequiredFeature<IHttpResponseFeature>().HasStarted)
#pragma warning restore CA1031
        {
            var failure = InternalFailure.Of(route, call, bug);
            cloud.Notify(failure.Notice);
            context.GetRequiredFeature<IHttpResponseFeature>().Headers.Clear();
            await WriteAsync(context, route.Error(call, failure.Error), call.RequestId, aborted);
        }
    }

    public void Dispose() => _bodies.Dispose();

    private async ValueTask ServeAsync(
        IFeatureCollection context,
        RequestRoute route,
        HttpCall call,
        CancellationToken aborted
    )
    {
        var port = context.GetRequiredFeature<IHttpConnectionFeature>().LocalPort;
        if (RequestGuard.Refusal(call.Headers, port, route.Service?.AdmitsLocalPages == true) is { } refusal)
        {
            await WriteAsync(context, route.Error(call, new("AccessDenied", refusal, 403)), call.RequestId, aborted);
        }
        else if (call.RawPath == IdentityPath)
        {
            var identity = Encoding.UTF8.GetBytes(HostIdentity.Text(cloud));
            await WriteAsync(context, new(200, identity, "text/plain"), call.RequestId, aborted);
        }
        else if (pages(call) is { } page)
        {
            await WriteAsync(context, page, call.RequestId, aborted);
        }
        else
        {
            var request = context.GetRequiredFeature<IHttpRequestFeature>();
            await _bodies.WithinMemoryAsync(
                request,
                route.Faults.MostBytes,
                async () =>
                {
                    var answer = await AnswerAsync(request, route, call, aborted);
                    if (cloud.Faults.TakeLostAnswer(route.Operation))
                    {
                        context.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort();
                        return;
                    }

                    await WriteAsync(context, answer, call.RequestId, aborted);
                },
                aborted
            );
        }
    }

    private async ValueTask<HttpAnswer> AnswerAsync(
        IHttpRequestFeature request,
        RequestRoute route,
        HttpCall call,
        CancellationToken aborted
    )
    {
        try
        {
            var body = await _bodies.ReadAsync(request, route.Faults.MostBytes, aborted);
            return await router.AnswerAsync(route, call with { Body = body }, aborted);
        }
        catch (AwsException refusal)
        {
            return route.Error(call, refusal);
        }
        catch (BadHttpRequestException bad)
        {
            var error = bad.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => route.Faults.TooLarge(route.Faults.MostBytes),
                StatusCodes.Status408RequestTimeout => new AwsException(
                    "RequestTimeout",
                    "The request did not come in time",
                    408
                ),
                var status => new AwsException("MalformedHttpRequest", bad.Message, status),
            };
            return route.Error(call, error).With("Connection", "close");
        }
    }

    private HttpCall Head(IHttpRequestFeature request)
    {
        var target = request.RawTarget.StartsWith("http", StringComparison.Ordinal)
            ? new Uri(request.RawTarget).PathAndQuery
            : request.RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : target[(question + 1)..];
        var credential = CredentialScope.From(request.Headers, query);
        var region = credential?.Region is { Length: > 0 } named ? named : cloud.Options.Region;
        return new HttpCall
        {
            Method = request.Method,
            RawPath = question < 0 ? target : target[..question],
            RawQuery = query,
            Headers = request.Headers,
            RequestId = Guid.NewGuid().ToString(),
            Credential = credential,
            Scope = new(Account(credential) ?? cloud.Options.AccountId, region),
        };
    }

    // a session belongs to the account of its role
    private string? Account(CredentialScope? credential) =>
        credential is { IsTemporary: true }
            ? cloud.Offered<IAccessControl>().AccountOf(credential.AccessKeyId)
            : credential?.Account;

    /// <summary>Sends an answer.</summary>
    internal static async ValueTask WriteAsync(
        IFeatureCollection context,
        HttpAnswer answer,
        string requestId,
        CancellationToken cancellationToken
    )
    {
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.StatusCode = answer.Status;
        response.Headers["x-amzn-RequestId"] = requestId;
        if (answer.ContentType is { } contentType)
        {
            response.Headers.ContentType = contentType;
        }

        foreach (var (name, value) in answer.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (
            !answer.Headers.Exists(static header =>
                header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
            ) && answer.Status is not (204 or 304)
        )
        {
            response.Headers.ContentLength = answer.Content?.Length ?? answer.Body.Length;
        }

        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync(cancellationToken);
        if (answer.Content is { File: { } file } stored)
        {
            await body.SendFileAsync(file, stored.From, stored.Length, cancellationToken);
        }
        else if ((answer.Content?.Memory ?? answer.Body) is { IsEmpty: false } content)
        {
            await body.Writer.WriteAsync(content, cancellationToken);
        }

        await body.CompleteAsync();
    }
}
