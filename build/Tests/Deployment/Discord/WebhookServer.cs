using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace AiChef.Tests.Deployment.Discord;

/// <summary>A Discord of its own on this machine: keeps each message and answers what it is told, then 200.</summary>
internal sealed class WebhookServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(int Status, string Body, string? RetryAfter)> _answers = new();

    public WebhookServer()
    {
        Host = $"http://127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add(Host);
        _listener.Start();
        Serving = ServeAsync();
    }

    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>The URL of a webhook here; Discord's client asks for Discord's name in it.</summary>
    public string Webhook => WebhookAt(Host);

    private string Host { get; }

    private Task Serving { get; }

    public static string WebhookAt(string host) => $"{host}discord.com/api/webhooks/4711/hidden-token";

    public static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    public void Answer(int status, string body = "{}", string? retryAfter = null) => _answers.Enqueue((status, body, retryAfter));

    public JsonElement Message() => JsonDocument.Parse(Messages.Single()).RootElement;

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var answer = (Status: 200, Body: """{"id":"7"}""", RetryAfter: (string?)null);
            if (context.Request.HttpMethod == "POST")
            {
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                Messages.Enqueue(await reader.ReadToEndAsync());
                if (_answers.TryDequeue(out var told))
                    answer = told;
            }
            context.Response.StatusCode = answer.Status;
            if (answer.RetryAfter is not null)
                context.Response.AddHeader("Retry-After", answer.RetryAfter);
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
            context.Response.Close();
        }
    }
}
