using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace AiChef.Tests.LocalCloud;

/// <summary>Talks to an endpoint as an SDK does, but shows what goes over the wire.</summary>
internal sealed class RawClient(Uri url, VirtualClock? clock = null) : IDisposable
{
    /// <summary>As deep as the deepest item in the longest answer.</summary>
    internal static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    private readonly HttpClient _http = Http(url, clock);

    /// <summary>The access key id of each request; by default one that no role gave.</summary>
    public string AccessKey { get; init; } = "anyone";

    /// <summary>
    /// Calls an aws-query operation; answers its Result element, or the Response element when there is none.
    /// </summary>
    public async Task<XElement> QueryAsync(
        string service,
        string operation,
        params (string Name, string Value)[] parameters
    )
    {
        var form = string.Join(
            '&',
            new[] { ("Action", operation), ("Version", "2010-05-15") }
                .Concat(parameters)
                .Select(static pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}")
        );
        using var answer = await SendAsync(
            service,
            new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded")
        );
        var root = WithoutNamespaces(XElement.Parse(await answer.Content.ReadAsStringAsync()));
        if (!answer.IsSuccessStatusCode)
        {
            var error = root.Element("Error")!;
            throw new AwsRefusalException(
                (int)answer.StatusCode,
                error.Element("Code")!.Value,
                error.Element("Message")!.Value
            );
        }

        return root.Element($"{operation}Result") ?? root;
    }

    /// <summary>Calls an aws-json operation.</summary>
    public async Task<JsonObject> JsonAsync(string service, string target, JsonObject input)
    {
        var content = new StringContent(input.ToJsonString(), Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        using var answer = await SendAsync(service, content, ("X-Amz-Target", target));
        var body = (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync(), documentOptions: Deep)!;
        return answer.IsSuccessStatusCode
            ? body
            : throw new AwsRefusalException(
                (int)answer.StatusCode,
                body["__type"]!.ToString().Split('#')[^1],
                body["message"]?.ToString() ?? ""
            );
    }

    public async Task<string> GetAsync(string service, string path)
    {
        using var none = new StringContent("");
        using var answer = await SendAsync(HttpMethod.Get, path, service, none);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async Task PutAsync(string service, string path, string content)
    {
        using var body = new StringContent(content);
        await PutAsync(service, path, body);
    }

    public async Task PutAsync(string service, string path, HttpContent content)
    {
        using var answer = await SendAsync(HttpMethod.Put, path, service, content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Makes a bucket in the client's region.</summary>
    public Task MakeBucketAsync(string name) =>
        PutAsync(
            "s3",
            $"/{name}",
            "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>"
        );

    public Task<HttpResponseMessage> SendAsync(
        string? service,
        HttpContent content,
        params (string Name, string Value)[] headers
    ) => SendAsync(HttpMethod.Post, "/", service, content, headers);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? service,
        HttpContent content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (service is not null)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential={AccessKey}/20260101/eu-west-1/{service}/aws4_request, "
                    + "SignedHeaders=host, Signature=00"
            );
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private static HttpClient Http(Uri url, VirtualClock? clock)
    {
        var http = clock is null ? new HttpClient() : new CountedRequests(clock).NewClient();
        http.BaseAddress = url;
        return http;
    }

    private static XElement WithoutNamespaces(XElement element) =>
        new(
            element.Name.LocalName,
            element.Elements().Select(WithoutNamespaces),
            element.HasElements ? null : element.Value
        );
}
