using System;
using System.IO;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIn;

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
