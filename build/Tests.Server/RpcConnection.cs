using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.Tests.Server;

/// <summary>Messages of JSON-RPC over a stream, each behind a header with its length.</summary>
/// <param name="stream">The stream.</param>
internal sealed class RpcConnection(Stream stream)
{
    /// <summary>The next message; null at the end of the stream.</summary>
    internal async Task<JsonNode?> ReadAsync()
    {
        var length = 0;
        for (var line = await LineAsync(); line != ""; line = await LineAsync())
        {
            if (line is null)
            {
                return null;
            }
            if (line.Split(':') is ["Content-Length", var value])
            {
                length = int.Parse(value, CultureInfo.InvariantCulture);
            }
        }
        var content = new byte[length];
        await stream.ReadExactlyAsync(content);
        return JsonNode.Parse(content);
    }

    /// <summary>Answers a request.</summary>
    internal Task AnswerAsync(JsonNode request, JsonNode result) =>
        WriteAsync(new() { ["id"] = request["id"]!.DeepClone(), ["result"] = result });

    /// <summary>Sends a message that has no answer.</summary>
    internal Task NotifyAsync(string method, JsonNode parameters) =>
        WriteAsync(new() { ["method"] = method, ["params"] = parameters });

    private async Task WriteAsync(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        var content = JsonSerializer.SerializeToUtf8Bytes(message);
        var header = Encoding.ASCII.GetBytes($"Content-Length: {content.Length}\r\n\r\n");
        await stream.WriteAsync((byte[])[.. header, .. content]);
    }

    /// <summary>A line without its end; null at the end of the stream.</summary>
    private async Task<string?> LineAsync()
    {
        var line = new StringBuilder();
        var next = new byte[1];
        while (await stream.ReadAsync(next) == 1)
        {
            if (next[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }
            line.Append((char)next[0]);
        }
        return null;
    }
}
