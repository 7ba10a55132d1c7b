using System.Net;
using System.Net.Http.Headers;

namespace AiChef.Tests;

/// <summary>Stands between a client and an endpoint of this machine, and loses answers: what was asked for is done all the same.</summary>
/// <param name="target">The endpoint.</param>
/// <param name="isLost">Asked after each request was answered; true loses the answer.</param>
internal sealed class LossyProxy(Uri target, Func<bool> isLost) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromMinutes(1),
    };
    private readonly HttpListener _listener = new();

    internal Uri Url { get; } = new($"http://127.0.0.1:{LoopbackServer.FreePort()}/");

    /// <summary>How many answers were lost.</summary>
    internal int Lost { get; private set; }

    internal LossyProxy Start()
    {
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync();
        return this;
    }

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => ForwardAsync(context));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }

    private async Task ForwardAsync(HttpListenerContext context)
    {
        try
        {
            using var request = new HttpRequestMessage(
                new HttpMethod(context.Request.HttpMethod),
                new Uri(target, context.Request.RawUrl)
            );
            if (context.Request.HasEntityBody)
            {
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                request.Content = new ByteArrayContent(body.ToArray());
            }
            foreach (var name in context.Request.Headers.AllKeys.OfType<string>().Where(IsForwarded))
            {
                if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]))
                {
                    request.Content?.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
                }
            }
            using var answer = await _client.SendAsync(request);
            var content = await answer.Content.ReadAsByteArrayAsync();
            if (isLost())
            {
                Lost++;
                context.Response.Abort();
                return;
            }
            context.Response.StatusCode = (int)answer.StatusCode;
            Copy(answer.Headers, context.Response);
            Copy(answer.Content.Headers, context.Response);
            context.Response.ContentLength64 =
                context.Request.HttpMethod == "HEAD" ? answer.Content.Headers.ContentLength ?? 0 : content.Length;
            if (context.Request.HttpMethod != "HEAD")
            {
                await context.Response.OutputStream.WriteAsync(content);
            }
            context.Response.Close();
        }
        catch (Exception e)
            when (e
                    is HttpRequestException
                        or HttpListenerException
                        or ObjectDisposedException
                        or OperationCanceledException
                        or IOException
            )
        {
            // The client or the endpoint is gone: the test ends or was cancelled.
            context.Response.Abort();
        }
    }

    private static bool IsForwarded(string name) =>
        !name.Equals("Host", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Connection", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Expect", StringComparison.OrdinalIgnoreCase)
        && !name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);

    private static void Copy(HttpHeaders headers, HttpListenerResponse response)
    {
        foreach (
            var (name, values) in headers.Where(header =>
                IsForwarded(header.Key) && header.Key is not ("Content-Length" or "Date" or "Server")
            )
        )
        {
            response.Headers[name] = string.Join(", ", values);
        }
    }
}
