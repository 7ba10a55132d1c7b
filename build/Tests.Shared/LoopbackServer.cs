using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AiChef.Tests;

/// <summary>An HTTP server on this machine for which a test answers. It stops when it is disposed of.</summary>
public abstract class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();

    protected LoopbackServer()
    {
        Url = Listen(_listener);
        Serving = ServeAsync();
    }

    public Uri Url { get; }

    private Task Serving { get; }

    /// <summary>A port at which nobody listens.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Lets a listener listen at a free port.</summary>
    public static Uri Listen(HttpListener listener)
    {
        for (var tries = 1; ; tries++)
        {
            var url = new Uri($"http://127.0.0.1:{FreePort()}/");
            listener.Prefixes.Add(url.AbsoluteUri);
            try
            {
                listener.Start();
                return url;
            }
            catch (HttpListenerException) when (tries < 100)
            {
                // Somebody else has taken the port since it was found free.
                listener.Prefixes.Clear();
            }
        }
    }

    public void Dispose()
    {
        _listener.Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>The answer to a request; further headers may be set on the response.</summary>
    protected abstract (int Status, string Body) Answer(
        HttpListenerRequest request,
        string body,
        HttpListenerResponse response
    );

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var response = context.Response;
        (response.StatusCode, var answer) = Answer(context.Request, await reader.ReadToEndAsync(), response);
        try
        {
            await response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            response.Close();
        }
        catch (HttpListenerException)
        {
            // Whoever asked is gone; others may still ask.
            response.Abort();
        }
    }
}
