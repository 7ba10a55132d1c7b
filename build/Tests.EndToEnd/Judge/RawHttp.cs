using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Sends bytes that an HTTP client would refuse to send.</summary>
internal static class RawHttp
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    /// <summary>Sends a request on a connection of its own; the status of the answer and what follows.</summary>
    public static async Task<(int Status, string Text)> SendAsync(Uri endpoint, byte[] request)
    {
        using var late = new CancellationTokenSource(MostTime);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(endpoint.Host, endpoint.Port, late.Token);
        await using var stream = client.GetStream();
        var sent = WriteAsync(stream, request, late.Token);
        var answer = await ReadAsync(stream, late.Token);
        await sent;
        var line = answer.Split("\r\n", 2);
        return line[0].Split(' ') is ["HTTP/1.1", var status, ..]
            ? (int.Parse(status, CultureInfo.InvariantCulture), line[^1])
            : (0, answer);
    }

    // a server that refuses a large body need not read it to its end
    private static async Task WriteAsync(NetworkStream stream, byte[] request, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request, cancellationToken);
        }
        catch (IOException)
        {
            // the answer says why
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        using var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer, cancellationToken);
        }
        catch (IOException)
        {
            // closed before all of the request was sent: what came until then counts
        }

        return Encoding.UTF8.GetString(answer.ToArray());
    }
}
