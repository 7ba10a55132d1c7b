using System.Text;
using AiChef.LocalCloud.State;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AiChef.LocalCloud.Wire;

/// <summary>Stands between Kestrel and the router: reads a request in full, answers with request ids, and turns a bug into InternalFailure.</summary>
internal sealed class HttpFrontend(Cloud cloud, RequestRouter router) : IHttpApplication<IFeatureCollection>
{
    /// <summary>Path of LocalCloud's own answer to "who are you".</summary>
    public const string IdentityPath = "/_localcloud";

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var aborted = context.Get<IHttpRequestLifetimeFeature>()?.RequestAborted ?? CancellationToken.None;
        var requestId = Guid.NewGuid().ToString();
        HttpAnswer answer;
        try
        {
            answer = request.RawTarget == IdentityPath
                ? new(200, Encoding.UTF8.GetBytes(HostIdentity.Text(cloud)), "text/plain")
                : await router.AnswerAsync(await ReadAsync(request, requestId, aborted), aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return;
        }
#pragma warning disable CA1031 // a bug in one operation must not look like a broken connection: it is answered as AWS answers its own
        catch (Exception bug)
#pragma warning restore CA1031
        {
            answer = QueryProtocol.Error(null, new("InternalFailure", $"LocalCloud failed: {bug}", 500), requestId);
        }

        await WriteAsync(context, answer, requestId, aborted);
    }

    private async ValueTask<HttpCall> ReadAsync(IHttpRequestFeature request, string requestId, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream((int)(request.Headers.ContentLength ?? 0));
        await request.Body.CopyToAsync(body, cancellationToken);
        var target = request.RawTarget.StartsWith("http", StringComparison.Ordinal) ? new Uri(request.RawTarget).PathAndQuery : request.RawTarget;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : target[(question + 1)..];
        var credential = CredentialScope.From(request.Headers, query);
        return new HttpCall
        {
            Method = request.Method,
            RawPath = question < 0 ? target : target[..question],
            RawQuery = query,
            Headers = request.Headers,
            Body = body.ToArray(),
            RequestId = requestId,
            Credential = credential,
            Scope = new(credential?.Account ?? cloud.Options.AccountId, credential?.Region is { Length: > 0 } region ? region : cloud.Options.Region),
        };
    }

    /// <summary>Sends an answer.</summary>
    internal static async ValueTask WriteAsync(IFeatureCollection context, HttpAnswer answer, string requestId, CancellationToken cancellationToken)
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

        if (!answer.Headers.Exists(static header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) && answer.Status is not (204 or 304))
        {
            response.Headers.ContentLength = answer.Body.Length;
        }

        var body = context.GetRequiredFeature<IHttpResponseBodyFeature>();
        await body.StartAsync(cancellationToken);
        if (!answer.Body.IsEmpty)
        {
            await body.Writer.WriteAsync(answer.Body, cancellationToken);
        }

        await body.CompleteAsync();
    }
}
