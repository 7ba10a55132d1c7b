using System.Net;
using System.Text;
using System.Xml.Linq;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

/// <summary>Tests of S3 as HTTP, with a bucket called pantry.</summary>
public abstract class S3Tests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private LocalCloudHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        _http.BaseAddress = _host.Url;
        await SendAsync("PUT", "/pantry");
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static IEnumerable<string> Values(XElement root, string name) =>
        root.Descendants().Where(each => each.Name.LocalName == name).Select(static each => each.Value);

    protected async Task<XElement> XmlAsync(string path)
    {
        using var answer = await SendAsync("GET", path);
        return XElement.Parse(await answer.Content.ReadAsStringAsync());
    }

    protected async Task ErrorAsync(string method, string path, HttpStatusCode status, string code, string? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        answer.StatusCode.ShouldBe(status);
        XElement.Parse(await answer.Content.ReadAsStringAsync()).Element("Code")!.Value.ShouldBe(code);
    }

    protected Task<HttpResponseMessage> SendAsync(
        string method,
        string path,
        string? body = null,
        params (string Name, string Value)[] headers
    ) => SendAsync("us-east-1", method, path, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    /// <summary>Sends a request; without a region nobody signs it.</summary>
    protected async Task<HttpResponseMessage> SendAsync(
        string region,
        string method,
        string path,
        byte[]? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (region.Length > 0)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                $"AWS4-HMAC-SHA256 Credential=anyone/20260101/{region}/s3/aws4_request, SignedHeaders=host, Signature=00"
            );
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                (request.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await _http.SendAsync(request);
    }
}
