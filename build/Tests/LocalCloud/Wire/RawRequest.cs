using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AiChef.Tests.LocalCloud.Wire;

/// <summary>
/// Sends requests byte by byte as they are written: no client tidies paths, adds headers or refuses what is malformed.
/// </summary>
internal static class RawRequest
{
    /// <summary>Sends a request and reads its whole answer.</summary>
    /// <param name="url">Where the endpoint listens.</param>
    /// <param name="line">Method and target, such as <c>GET /a/..%2Fb</c>.</param>
    /// <param name="headers">Header lines; Host is added when they have none.</param>
    /// <param name="body">The body, with its length as Content-Length.</param>
    public static async Task<RawAnswer> SendAsync(
        Uri url,
        string line,
        IEnumerable<string> headers,
        string? body = null
    )
    {
        var text = new StringBuilder($"{line} HTTP/1.1\r\nConnection: close\r\n");
        var hasHost = false;
        foreach (var header in headers)
        {
            text.Append(header).Append("\r\n");
            hasHost |= header.StartsWith("Host:", StringComparison.OrdinalIgnoreCase);
        }

        text.Append(hasHost ? "" : $"Host: {url.Authority}\r\n");
        if (body is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        }

        return await SendAsync(url, Encoding.UTF8.GetBytes($"{text}\r\n{body}"));
    }

    /// <summary>Sends bytes and reads the whole answer.</summary>
    public static async Task<RawAnswer> SendAsync(Uri url, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(url.Host, url.Port);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // it was answered before all of it was taken
        }

        var answer = await ReadAsync(stream);
        return new RawAnswer(answer.Length > 12 ? int.Parse(answer[9..12], CultureInfo.InvariantCulture) : 0, answer);
    }

    // an endpoint that refuses a body unread answers, and then ends the connection in its own time
    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var answer = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            int read;
            while (!IsWhole(answer) && (read = await stream.ReadAsync(buffer)) > 0)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // reset after the answer, or in place of one
        }

        return answer.ToString();
    }

    private static bool IsWhole(StringBuilder answer) =>
        answer.ToString().Split("\r\n\r\n", 2) is [var head, var body]
        && head.Split("Content-Length: ") is [_, var rest]
        && int.Parse(rest.Split('\r')[0], CultureInfo.InvariantCulture) <= body.Length;

    /// <summary>The headers of a request that is signed for a service.</summary>
    public static string[] Signed(string service, params string[] further) =>
        [
            "Authorization: AWS4-HMAC-SHA256 "
                + $"Credential=anyone/20260101/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=00",
            .. further,
        ];
}

/// <summary>An answer as it came.</summary>
/// <param name="Status">The status; 0 when the connection was closed without an answer.</param>
/// <param name="Text">Status line, headers and body.</param>
internal sealed record RawAnswer(int Status, string Text)
{
    public string Body => Text.Split("\r\n\r\n", 2) is [_, var body] ? body : "";
}
