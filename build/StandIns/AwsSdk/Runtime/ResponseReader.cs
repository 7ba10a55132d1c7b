using System;
using System.IO;
using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.StandIn;

/// <summary>The parts of a response: status, headers, blob payload, body.</summary>
internal sealed class ResponseReader(ServiceInfo service, string operation, Stream stream, UnmarshallerContext context)
    : IDisposable
{
    private ShapeReader _body;
    private JsonDocument _json;

    public int Status => (int)context.ResponseData.StatusCode;
    public string RequestId { get; private set; }
    public ShapeReader Body => _body ??= service.Protocol == WireProtocol.Query ? Xml() : Json();

    /// <summary>The body of an error; of no consequence when it does not parse.</summary>
    public ShapeReader BodyOrEmpty
    {
        get
        {
            try
            {
                return Body;
            }
            catch (Exception e) when (e is JsonException or System.Xml.XmlException)
            {
                return XmlShapeReader.Empty;
            }
        }
    }

    public string Header(string name) =>
        context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;

    public MemoryStream Payload()
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    public void Dispose() => _json?.Dispose();

    private ShapeReader Xml()
    {
        var root = XmlShapeReader.Parse(stream);
        RequestId = root.Child("ResponseMetadata")?.Str("RequestId") ?? root.Str("RequestId");
        return (operation == null ? root.Child("Error") : root.Child(operation + "Result")) ?? XmlShapeReader.Empty;
    }

    private ShapeReader Json()
    {
        if (context.IsEmptyResponse)
        {
            return XmlShapeReader.Empty;
        }

        _json = JsonDocument.Parse(stream);
        return new JsonShapeReader(_json.RootElement);
    }
}
