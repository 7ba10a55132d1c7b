using System.Globalization;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// aws-query: form text in ("Tags.member.1.Key=a"), XML out.
/// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
/// </summary>
internal static class QueryProtocol
{
    private const int MaxDepth = 64;

    public static JsonObject ReadInput(IEnumerable<KeyValuePair<string, string>> form)
    {
        var root = new Branch();
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
                throw new AwsException("MalformedInput", $"A parameter's name has more than {MaxDepth} parts");
            }

            foreach (var part in parts)
            {
                at = at.Child(part);
            }

            at.Value = value;
        }

        return root.ToObject();
    }

    public static HttpAnswer Answer(ServiceDeclaration service, string operation, JsonObject? output, string requestId)
    {
        var xml = new XmlText();
        xml.Open($"{operation}Response", service.XmlNamespace);
        if (output is not null)
        {
            xml.Open($"{operation}Result");
            xml.Members(output);
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

    /// <summary>
    /// A name's part in the form text: a leaf, a structure, or a list ("member.1") or map ("entry.1.key").
    /// </summary>
    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> _children = new(StringComparer.Ordinal);
        private readonly List<string> _order = [];

        public string? Value { get; set; }

        public Branch Child(string name)
        {
            if (!_children.TryGetValue(name, out var child))
            {
                _children[name] = child = new Branch();
                _order.Add(name);
            }

            return child;
        }

        public JsonObject ToObject()
        {
            var result = new JsonObject();
            foreach (var name in _order)
            {
                result[name] = _children[name].ToNode();
            }

            return result;
        }

        private JsonNode? ToNode()
        {
            if (_order.Count == 0)
            {
                return JsonValue.Create(Value ?? "");
            }

            if (_order.Count == 1 && _order[0] == "member")
            {
                return new JsonArray([.. _children["member"].InOrder().Select(static item => item.ToNode())]);
            }

            if (_order.Count == 1 && _order[0] == "entry")
            {
                var map = new JsonObject();
                foreach (var entry in _children["entry"].InOrder())
                {
                    map[entry.Child("key").Value ?? ""] = entry.Child("value").ToNode();
                }

                return map;
            }

            return ToObject();
        }

        private IEnumerable<Branch> InOrder() =>
            _order
                .Where(static name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .OrderBy(static name => int.Parse(name, CultureInfo.InvariantCulture))
                .Select(name => _children[name]);
    }
}
