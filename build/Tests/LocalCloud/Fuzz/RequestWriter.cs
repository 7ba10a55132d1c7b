using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Wire;
using AiChef.ServiceModels;
using Microsoft.AspNetCore.Http;

namespace AiChef.Tests.LocalCloud.Fuzz;

/// <summary>Writes inputs as HTTP requests in the protocols of a service.</summary>
internal static class RequestWriter
{
    private static readonly Scope Scope = new("000000000000", "us-east-1");

    public static HttpCall Write(
        ServiceDeclaration service,
        ServiceOperation operation,
        JsonObject input,
        Random random
    )
    {
        if (service.Rest is not null)
        {
            return Rest(service, operation, input);
        }

        if (service.CborName is { } cbor && random.Next(3) == 0)
        {
            return Call(service, "POST", $"/service/{cbor}/operation/{operation.Name}", "", CborWriter.Write(input))
                .With("smithy-protocol", "rpc-v2-cbor");
        }

        if (service.TargetPrefix is { } target && (service.XmlNamespace is null || random.Next(2) == 0))
        {
            return Call(service, "POST", "/", "", Encoding.UTF8.GetBytes(input.ToJsonString()))
                .With("X-Amz-Target", $"{target}.{operation.Name}");
        }

        var form = new List<string> { $"Action={operation.Name}", $"Version={service.QueryVersion}" };
        Form("", input, form);
        return Call(service, "POST", "/", "", Encoding.UTF8.GetBytes(string.Join('&', form)));
    }

    private static HttpCall Rest(ServiceDeclaration service, ServiceOperation operation, JsonObject input)
    {
        var path = operation.Path;
        var query = new List<string>(operation.Query);
        var headers = new List<(string Name, string Value)>();
        var body = new JsonObject();
        foreach (var member in operation.Input?.Members ?? [])
        {
            var value = input[member.WireName];
            var text =
                value is JsonValue ? value.Text()!
                : value is null ? null
                : "kitchen";
            switch (member.Place)
            {
                case Place.Uri:
                    path = path.Replace($"{{{member.WireName}}}", Escaped(text ?? "kitchen"), StringComparison.Ordinal)
                        .Replace($"{{{member.WireName}+}}", Escaped(text ?? "kitchen"), StringComparison.Ordinal);
                    break;
                case Place.Query when text is not null:
                    query.Add($"{Escaped(member.WireName)}={Escaped(text)}");
                    break;
                case Place.Header when text is not null:
                    headers.Add((member.WireName, string.Concat(text.Where(static c => c is >= ' ' and <= '~'))));
                    break;
                case Place.Body when value is not null:
                    body[member.WireName] = value.DeepClone();
                    break;
            }
        }

        var content = operation.Input?.Payload is { } payload ? body[payload] : body;
        var bytes = service.SigningName == "s3" ? Xml(content) : Encoding.UTF8.GetBytes(content?.ToJsonString() ?? "");
        var call = Call(service, operation.Method, path, string.Join('&', query), bytes);
        foreach (var (name, value) in headers)
        {
            call.Headers[name] = value;
        }

        return call;
    }

    private static HttpCall Call(ServiceDeclaration service, string method, string path, string query, byte[] body) =>
        new()
        {
            Method = method,
            RawPath = path,
            RawQuery = query,
            Body = body,
            Headers = new HeaderDictionary { ["Host"] = "127.0.0.1:4566" },
            RequestId = "fuzz",
            Credential = CredentialScope.From(
                new HeaderDictionary
                {
                    ["Authorization"] =
                        $"AWS4-HMAC-SHA256 Credential=fuzz/20260101/us-east-1/{service.SigningName}/aws4_request, "
                        + "SignedHeaders=host, Signature=0",
                },
                ""
            ),
            Scope = Scope,
        };

    private static HttpCall With(this HttpCall call, string header, string value)
    {
        call.Headers[header] = value;
        return call;
    }

    private static void Form(string prefix, JsonNode? node, List<string> form)
    {
        switch (node)
        {
            case JsonObject tree:
                foreach (var (name, value) in tree)
                {
                    Form(prefix.Length == 0 ? name : $"{prefix}.{name}", value, form);
                }

                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++)
                {
                    Form(string.Create(CultureInfo.InvariantCulture, $"{prefix}.member.{at + 1}"), list[at], form);
                }

                break;
            default:
                form.Add($"{Escaped(prefix)}={Escaped(node?.Text() ?? "")}");
                break;
        }
    }

    private static byte[] Xml(JsonNode? node)
    {
        if (node is null)
        {
            return [];
        }

        var xml = new XmlText();
        xml.Open("Input");
        if (node is JsonObject tree)
        {
            xml.Members(tree);
        }

        xml.Close("Input");
        return xml.ToBytes();
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text.Replace("\ud800", "?"));
}
