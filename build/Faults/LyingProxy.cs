using System.Net;
using AiChef.Tests;

namespace AiChef.Faults;

/// <summary>Stands before a cloud and forwards most requests; others it drops, cuts, delays or answers by itself.</summary>
/// <param name="target">The cloud.</param>
/// <param name="share">The share of requests that it spoils.</param>
/// <param name="random">Chooses them.</param>
internal sealed class LyingProxy(Uri target, double share, Random random) : IDisposable
{
    private const string SignInPage = "<html><body>Please sign in<br></body></html>";

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly HttpListener _listener = new();
    private readonly Lock _gate = new();

    internal Uri Url { get; } = new($"http://127.0.0.1:{LoopbackServer.FreePort()}/");

    internal int Spoiled { get; private set; }

    internal LyingProxy Start()
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
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the round is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var trick = Trick();
        try
        {
            switch (trick)
            {
                case "drop":
                    context.Response.Abort();
                    return;
                case "lie":
                    context.Response.ContentType = "text/html";
                    await context.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(SignInPage));
                    context.Response.Close();
                    return;
                case "refuse":
                    context.Response.StatusCode = 502;
                    context.Response.Close();
                    return;
                case "delay":
                    await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
                    break;
            }
            using var answer = await ForwardAsync(context.Request);
            var content = await answer.Content.ReadAsByteArrayAsync();
            if (trick == "lose")
            {
                context.Response.Abort();
                return;
            }
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => IsForwarded(h.Key)))
            {
                context.Response.Headers[name] = string.Join(", ", values);
            }
            var isHead = context.Request.HttpMethod == "HEAD";
            context.Response.ContentLength64 = isHead ? answer.Content.Headers.ContentLength ?? 0 : content.Length;
            if (!isHead)
            {
                var sent = trick == "cut" ? content.Length / 2 : content.Length;
                await context.Response.OutputStream.WriteAsync(content.AsMemory(0, sent));
            }
            if (trick == "cut")
            {
                context.Response.Abort();
                return;
            }
            context.Response.Close();
        }
        catch (Exception e)
            when (e
                    is HttpRequestException
                        or HttpListenerException
                        or ObjectDisposedException
                        or InvalidOperationException
                        or IOException
                        or TaskCanceledException
            )
        {
            // The run that asked is gone.
            context.Response.Abort();
        }
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpListenerRequest asked)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.HttpMethod), new Uri(target, asked.RawUrl));
        if (asked.HasEntityBody)
        {
            var body = new MemoryStream();
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

    private string? Trick()
    {
        string[] tricks = ["drop", "lie", "refuse", "delay", "lose", "cut"];
        lock (_gate)
        {
            if (random.NextDouble() >= share)
            {
                return null;
            }
            Spoiled++;
            return tricks[random.Next(tricks.Length)];
        }
    }

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
