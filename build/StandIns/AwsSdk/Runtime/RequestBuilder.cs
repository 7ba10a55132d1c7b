using System;
using System.IO;
using System.Text.Json;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIn;

/// <summary>The parts of a request: path, query string, headers, blob payload, body.</summary>
internal sealed class RequestBuilder(DefaultRequest request, ServiceInfo service) : IDisposable
{
    private readonly MemoryStream _content = new();
    private ShapeWriter _body;
    private Utf8JsonWriter _json;

    public ShapeWriter Body =>
        _body ??= service.Protocol == WireProtocol.Query ? new QueryWriter(request.Parameters, "") : Json();

    public void Uri(string name, string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw service.Error(
                new ErrorResponse { Message = $"Request object does not have required field {name} set" }
            );
        }

        request.AddPathResource("{" + name + "}", value);
    }

    public void Query(string name, string value)
    {
        request.UseQueryString = true;
        if (value != null)
        {
            request.Parameters.Add(name, value);
        }
    }

    public void Query(string name, int? value) => Query(name, value == null ? null : StringUtils.FromInt(value.Value));

    public void Query(string name, bool? value) =>
        Query(name, value == null ? null : StringUtils.FromBool(value.Value));

    public void Header(string name, string value)
    {
        if (value != null)
        {
            request.Headers[name] = value;
        }
    }

    public void Payload(MemoryStream value)
    {
        request.ContentStream = value ?? new MemoryStream();
        request.Headers["Content-Length"] = request.ContentStream.Length.ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        request.Headers["Content-Type"] = "application/octet-stream";
    }

    public void Dispose()
    {
        if (_json == null)
        {
            return;
        }
        _json.WriteEndObject();
        _json.Dispose();
        request.Content = _content.ToArray();
    }

    private JsonShapeWriter Json()
    {
        _json = new Utf8JsonWriter(_content);
        _json.WriteStartObject();
        if (!request.Headers.ContainsKey("Content-Type"))
        {
            request.Headers["Content-Type"] = "application/json";
        }

        return new JsonShapeWriter(_json);
    }
}
