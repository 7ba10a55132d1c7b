using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// smithy-rpc-v2-cbor: <c>POST /service/{service}/operation/{operation}</c>, trees as CBOR.
/// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
/// </summary>
internal static class CborProtocol
{
    public static JsonObject ReadInput(byte[] body)
    {
        try
        {
            return body.Length == 0 ? [] : new CborReader(body).Read() as JsonObject ?? throw Malformed();
        }
        catch (Exception outOfRange) when (outOfRange is OverflowException or ArgumentOutOfRangeException)
        {
            // a length or a time that no machine has
            throw Malformed();
        }
    }

    private static AwsException Malformed() => new("SerializationException", "The request body is not a CBOR map.");

    public static HttpAnswer Answer(JsonObject? output) => Framed(200, output ?? []);

    public static HttpAnswer Error(AwsException error, string? errorNamespace)
    {
        var body = error.Members?.DeepClone() as JsonObject ?? [];
        body["__type"] = errorNamespace is null ? error.Code : $"{errorNamespace}#{error.Code}";
        body["message"] = error.Message;
        return Framed(error.Status, body).With("x-amzn-query-error", $"{error.Code};{error.Fault}");
    }

    private static HttpAnswer Framed(int status, JsonObject tree) =>
        new HttpAnswer(status, CborWriter.Write(tree), "application/cbor").With("smithy-protocol", "rpc-v2-cbor");
}
