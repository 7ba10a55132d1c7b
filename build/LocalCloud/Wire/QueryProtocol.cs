using System.Text.Json.Nodes;
using AiChef.LocalCloud.Wire.Shapes;
using AiChef.ServiceModels;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// aws-query: form text in ("Tags.member.1.Key=a"), XML out.
/// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
/// </summary>
internal static class QueryProtocol
{
    private const int MaxDepth = 64;

    /// <summary>Reads a form.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="shape">What they are; null: leaves are text, and lists and maps are told by their names.</param>
    /// <exception cref="AwsException">A parameter is no value of its shape: MalformedInput.</exception>
    public static JsonObject ReadInput(IEnumerable<KeyValuePair<string, string>> form, Shape? shape)
    {
        var root = new FormBranch();
        foreach (var (name, value) in form)
        {
            if (name is "Action" or "Version")
            {
                continue;
            }

            var at = root;
            var parts = name.Split('.');
            if (parts.Length > MaxDepth)
            {
                throw FormBranch.Malformed($"A parameter's name has more than {MaxDepth} parts");
            }

            foreach (var part in parts)
            {
                at = at.Child(part);
            }

            at.Value = value;
        }

        return root.ToObject(shape);
    }

    /// <summary>The answer of an operation.</summary>
    /// <param name="service">The service.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="output">What it answers; null: an operation without a result.</param>
    /// <param name="shape">What that is; null: objects are structures.</param>
    /// <param name="requestId">The request.</param>
    public static HttpAnswer Answer(
        ServiceDeclaration service,
        string operation,
        JsonObject? output,
        Shape? shape,
        string requestId
    )
    {
        var xml = new XmlText();
        xml.Open($"{operation}Response", service.XmlNamespace);
        if (output is not null)
        {
            xml.Open($"{operation}Result");
            xml.Members(output, shape);
            xml.Close($"{operation}Result");
        }

        xml.Open("ResponseMetadata");
        xml.Leaf("RequestId", requestId);
        xml.Close("ResponseMetadata");
        xml.Close($"{operation}Response");
        return new(200, xml.ToBytes(), "text/xml");
    }

    public static HttpAnswer Error(ServiceDeclaration? service, AwsException error, string requestId)
    {
        var xml = new XmlText();
        xml.Open("ErrorResponse", service?.XmlNamespace);
        xml.Open("Error");
        xml.Leaf("Type", error.Fault);
        xml.Leaf("Code", error.Code);
        xml.Leaf("Message", error.Message);
        if (error.Members is { } members)
        {
            xml.Members(members);
        }

        xml.Close("Error");
        xml.Leaf("RequestId", requestId);
        xml.Close("ErrorResponse");
        return new(error.Status, xml.ToBytes(), "text/xml");
    }
}
