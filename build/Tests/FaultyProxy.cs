using System.Net;
using System.Text;

namespace AiChef.Tests;

/// <summary>What a proxy does with one request besides forwarding it.</summary>
internal enum ProxyTrick
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Closes the connection and forwards nothing.</summary>
    Drop,

    /// <summary>Answers a page of its own with status 200, and forwards nothing.</summary>
    Lie,

    /// <summary>Answers 502, and forwards nothing.</summary>
    Refuse,

    /// <summary>Forwards after two seconds.</summary>
    Delay,

    /// <summary>Forwards, and closes the connection in place of the answer.</summary>
    Lose,

    /// <summary>Forwards, and closes the connection in the middle of the answer.</summary>
    Cut,
}

/// <summary>Stands between a client and an endpoint of this machine, and spoils requests or their answers.</summary>
/// <param name="target">The endpoint.</param>
/// <param name="choose">Chooses what happens to the next request.</param>
/// <param name="isLost">Asked once a request was answered; true loses the answer, though what was asked for is
/// done.</param>
internal sealed class FaultyProxy(Uri target, Func<ProxyTrick> choose, Func<bool> isLost) : IDisposable
{
    private static readonly byte[] SignInPage = Encoding.UTF8.GetBytes("<html><body>Please sign in<br></body></html>");
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly HttpListener _listener = new();
    private int _spoiled;

    internal Uri Url { get; private set; } = null!;

    /// <summary>How many requests did not get their answer, or got it late.</summary>
    internal int Spoiled => _spoiled;

    internal FaultyProxy Start()
    {
        Url = LoopbackServer.Listen(_listener);
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
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: nobody needs it any more.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await AnswerAsync(context, choose());
        }
        catch (Exception e) when (IsGone(e))
        {
            context.Response.Abort();
        }
    }

    private async Task AnswerAsync(HttpListenerContext context, ProxyTrick trick)
    {
        if (trick != ProxyTrick.None)
        {
            Interlocked.Increment(ref _spoiled);
        }
        var response = context.Response;
        switch (trick)
        {
            case ProxyTrick.Drop:
                response.Abort();
                return;
            case ProxyTrick.Lie:
                response.ContentType = "text/html";
                await response.OutputStream.WriteAsync(SignInPage);
                response.Close();
                return;
            case ProxyTrick.Refuse:
                response.StatusCode = (int)HttpStatusCode.BadGateway;
                response.Close();
                return;
            case ProxyTrick.Delay:
                await Task.Delay(Delay, TimeProvider.System);
                break;
        }
        using var answer = await ForwardAsync(context.Request);
        var content = await answer.Content.ReadAsByteArrayAsync();
        if (isLost() || trick == ProxyTrick.Lose)
        {
            Interlocked.Add(ref _spoiled, trick == ProxyTrick.Lose ? 0 : 1);
            response.Abort();
            return;
        }
        var isHead = context.Request.HttpMethod == "HEAD";
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => IsForwarded(h.Key)))
        {
            response.Headers[name] = string.Join(", ", values);
        }
        response.ContentLength64 = isHead ? answer.Content.Headers.ContentLength ?? 0 : content.Length;
        if (!isHead)
        {
            var sent = trick == ProxyTrick.Cut ? content.Length / 2 : content.Length;
            await response.OutputStream.WriteAsync(content.AsMemory(0, sent));
        }
        if (trick == ProxyTrick.Cut)
        {
            response.Abort();
            return;
        }
        response.Close();
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpListenerRequest asked)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.HttpMethod), new Uri(target, asked.RawUrl));
        if (asked.HasEntityBody)
        {
            using var body = new MemoryStream();
            await asked.InputStream.CopyToAsync(body);
            request.Content = new ByteArrayContent(body.ToArray());
        }
        foreach (var name in asked.Headers.AllKeys.OfType<string>().Where(IsForwarded))
        {
            if (!request.Headers.TryAddWithoutValidation(name, asked.Headers[name]))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, asked.Headers[name]);
            }
        }
        return await _client.SendAsync(request);
    }

    /// <summary>
    /// True when the client or the endpoint has gone: the test is over, or the run that asked was killed.
    /// </summary>
    private static bool IsGone(Exception e) =>
        e
            is HttpRequestException
                or HttpListenerException
                or ObjectDisposedException
                or InvalidOperationException
                or OperationCanceledException
                or IOException;

    private static bool IsForwarded(string name) =>
        name.ToUpperInvariant()
            is not (
                "HOST"
                or "CONNECTION"
                or "EXPECT"
                or "TRANSFER-ENCODING"
                or "CONTENT-LENGTH"
                or "DATE"
                or "SERVER"
            );
}
