using System.Net;
using System.Text.RegularExpressions;
using AiChef.LocalCloud;
using AiChef.Tests.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.WebConsole;

/// <summary>The files of the console are served with their types, to this machine, and lead nowhere else.</summary>
public sealed partial class ConsolePagesTests : IAsyncLifetime, IDisposable
{
    // the name of a kind of element; nothing is loaded from it
    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private readonly HttpClient _http = new();
    private LocalCloudHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await LocalCloudHost.StartAsync(new() { Port = 0, Region = "eu-west-1" }, CancellationToken.None);

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task The_page_begins_in_the_region_of_the_endpoint_and_admits_nothing_from_elsewhere()
    {
        using var answer = await _http.GetAsync(_host.Console);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("data-region=\"eu-west-1\"");
        answer
            .Headers.GetValues("Content-Security-Policy")
            .Single()
            .ShouldBe(
                "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
            );
    }

    [Fact]
    public async Task Every_file_that_a_file_names_is_served_and_none_is_elsewhere()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Queue<string>(["index.html"]);
        while (open.TryDequeue(out var name))
        {
            if (seen.ContainsKey(name))
            {
                continue;
            }

            using var answer = await _http.GetAsync(new Uri(_host.Console, name));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, name);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(TypeOf(name), name);
            seen[name] = await answer.Content.ReadAsStringAsync();
            foreach (Match match in Named().Matches(seen[name]))
            {
                open.Enqueue(match.Groups["name"].Value);
            }
        }

        seen.Count.ShouldBeGreaterThan(8);
        foreach (var (name, text) in seen)
        {
            text.Replace(SvgNamespace, "", StringComparison.Ordinal).ShouldNotMatch("(https?:)?//[a-z]", name);
        }
    }

    [Theory]
    [InlineData("GET", "/_console", 301)]
    [InlineData("GET", "/_console/nothing.js", 404)]
    [InlineData("GET", "/_console/../index.html", 404)]
    [InlineData("GET", "/_console/%2e%2e/index.html", 404)]
    [InlineData("POST", "/_console/", 405)]
    [InlineData("DELETE", "/_console/index.html", 405)]
    [InlineData("HEAD", "/_console/", 200)]
    public async Task Only_its_files_are_read(string method, string path, int status)
    {
        (await RawRequest.SendAsync(_host.Url, $"{method} {path}", [])).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    public async Task A_page_of_another_origin_does_not_get_it(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _host.Console);
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".html" => "text/html",
            ".css" => "text/css",
            _ => "text/javascript",
        };

    [GeneratedRegex("""(?:from '\./|src="|href=")(?<name>[a-z]+\.(?:js|css))""")]
    private static partial Regex Named();
}
