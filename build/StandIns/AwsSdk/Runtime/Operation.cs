using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIn;

/// <summary>A modelled error: the code on the wire and how the exception is made.</summary>
internal sealed record ErrorShape(string Code, Func<ErrorResponse, ShapeReader, AmazonServiceException> Create);

/// <summary>
/// One API operation: marshals the request and unmarshals the response or the error, for any of the three protocols.
/// </summary>
internal sealed class Operation(
    ServiceInfo service,
    string name,
    Action<RequestBuilder, AmazonWebServiceRequest> write,
    Func<ResponseReader, AmazonWebServiceResponse> read,
    ErrorShape[] errors,
    string method = "POST",
    string uri = "/"
) : ResponseUnmarshaller, IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service.Namespace) { HttpMethod = method, ResourcePath = uri };
        if (service.Protocol == WireProtocol.Query)
        {
            request.Parameters.Add("Action", name);
            request.Parameters.Add("Version", service.ApiVersion);
        }
        else
        {
            request.Headers["x-amz-api-version"] = service.ApiVersion;
            if (service.Protocol == WireProtocol.Json)
            {
                request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{name}";
                request.Headers["Content-Type"] = $"application/x-amz-json-{service.JsonVersion}";
            }
        }
        using (var builder = new RequestBuilder(request, service))
        {
            write(builder, input);
            if (service.Protocol == WireProtocol.Json)
            {
                _ = builder.Body; // an empty request is still an object
            }
        }
        // Core itself makes the body of a query request from its parameters when it signs and sends it.
        return request;
    }

    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var id = input.ResponseData.GetHeaderValue("x-amzn-RequestId");
        try
        {
            using var reader = new ResponseReader(service, name, StreamOf(input), input);
            var response = read(reader);
            response.ResponseMetadata = new ResponseMetadata
            {
                RequestId = string.IsNullOrEmpty(id) ? reader.RequestId : id,
            };
            return response;
        }
        catch (Exception e)
            when (e is JsonException or System.Xml.XmlException or FormatException or InvalidOperationException)
        {
            throw new AmazonUnmarshallingException(id, input.CurrentPath, e, input.ResponseData.StatusCode);
        }
    }

    public override AmazonServiceException UnmarshallException(
        UnmarshallerContext input,
        Exception innerException,
        HttpStatusCode statusCode
    )
    {
        ErrorResponse error;
        if (input is JsonUnmarshallerContext json)
        {
            var reader = new StreamingUtf8JsonReader(json.Stream);
            error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(json, ref reader);
        }
        else
        {
            error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall((XmlUnmarshallerContext)input);
        }
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        error.RequestId ??= input.ResponseData.GetHeaderValue("x-amzn-RequestId");
        var shape = error.Code == null ? null : Array.Find(errors, e => e.Code == error.Code);
        if (shape == null)
        {
            return service.Error(error);
        }

        using var body = new ResponseReader(service, null, new MemoryStream(input.GetResponseBodyBytes()), input);
        return shape.Create(error, body.BodyOrEmpty);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream s,
        bool maintain,
        IWebResponseData response,
        bool isException
    ) => ConstructUnmarshallerContext(s, maintain, response, isException, null);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream s,
        bool maintain,
        IWebResponseData response,
        bool isException,
        IRequestContext context
    ) =>
        service.Protocol == WireProtocol.Query
            ? new XmlUnmarshallerContext(s, maintain, response, isException, context)
            : new JsonUnmarshallerContext(s, maintain, response, isException, context);

    private static Stream StreamOf(UnmarshallerContext context) =>
        context is JsonUnmarshallerContext json ? json.Stream : ((XmlUnmarshallerContext)context).Stream;
}

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
