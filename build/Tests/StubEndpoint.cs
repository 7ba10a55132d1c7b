using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AiChef.Tests;

/// <summary>An endpoint on this machine that gives scripted answers.</summary>
internal sealed class StubEndpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _bodies = [];

    internal StubEndpoint(int status, string body)
        : this(_ => (status, body))
    {
    }

    /// <summary>An endpoint that answers each request by its body.</summary>
    internal StubEndpoint(Func<string, (int Status, string Body)> answer)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Url = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync(answer);
    }

    internal Uri Url { get; }

    /// <summary>The bodies of all requests so far.</summary>
    internal IReadOnlyList<string> Bodies
    {
        get
        {
            lock (_bodies)
                return [.. _bodies];
        }
    }

    /// <summary>An error as the query protocol words it.</summary>
    internal static string QueryError(string code, string message) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>";

    public void Dispose() => _listener.Close();

    private async Task ServeAsync(Func<string, (int Status, string Body)> answer)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                var request = await reader.ReadToEndAsync();
                lock (_bodies)
                    _bodies.Add(request);
                (context.Response.StatusCode, var body) = answer(request);
                context.Response.ContentType = "text/xml";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }
}
