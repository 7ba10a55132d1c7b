using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// aws-json 1.0 and 1.1: the operation in X-Amz-Target, trees as JSON, timestamps as epoch seconds.
/// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
/// </summary>
internal static class JsonProtocol
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject ReadInput(byte[] body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        try
        {
            return StrictJson.Parse(body) as JsonObject
                ?? throw new AwsException(
                    "SerializationException",
                    "Start of structure or map found where not expected."
                );
        }
        catch (JsonException)
        {
            throw new AwsException("SerializationException", "Unable to parse the request body as JSON.");
        }
    }

    public static HttpAnswer Answer(AwsProtocol protocol, JsonObject? output) =>
        new(200, Write(output), ContentType(protocol));

    public static HttpAnswer Error(AwsProtocol protocol, AwsException error, string? errorNamespace)
    {
        var body = error.Members?.DeepClone() as JsonObject ?? [];
        body["__type"] = errorNamespace is null ? error.Code : $"{errorNamespace}#{error.Code}";
        body["message"] = error.Message;
        return new HttpAnswer(error.Status, Write(body), ContentType(protocol)).With("x-amzn-ErrorType", error.Code);
    }

    /// <summary>JSON text of a tree, timestamps as epoch seconds with milliseconds.</summary>
    public static ReadOnlyMemory<byte> Write(JsonNode? tree)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            WriteNode(writer, tree ?? new JsonObject());
        }

        return buffer.WrittenMemory;
    }

    private static string ContentType(AwsProtocol protocol) =>
        protocol == AwsProtocol.Json10 ? "application/x-amz-json-1.0" : "application/x-amz-json-1.1";

    private static void WriteNode(Utf8JsonWriter writer, JsonNode? node)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject tree:
                writer.WriteStartObject();
                foreach (var (name, value) in tree)
                {
                    if (value is not null)
                    {
                        writer.WritePropertyName(name);
                        WriteNode(writer, value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    WriteNode(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValue value when InputTree.IsTime(value, out var time):
                writer.WriteNumberValue(time.ToUnixTimeMilliseconds() / 1000m);
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}
