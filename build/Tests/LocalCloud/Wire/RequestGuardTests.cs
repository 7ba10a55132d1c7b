using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

/// <summary>No web page drives the endpoint: not by its own origin, not by a name of its own, not by a link.</summary>
public sealed class RequestGuardTests : IClassFixture<RequestGuardTests.Endpoint>
{
    private const string CreateRole =
        "/?Action=CreateRole&Version=2010-05-08&RoleName=cook&AssumeRolePolicyDocument=%7B%7D&X-Amz-Credential=a%2F20260101%2Fus-east-1%2Fiam%2Faws4_request";

    private readonly List<string> _operations;
    private readonly LocalCloudHost _host;

    public RequestGuardTests(Endpoint endpoint)
    {
        (_host, _operations) = (endpoint.Host, endpoint.Operations);
        _operations.Clear();
    }

    [Theory]
    [InlineData("127.0.0.1:{port}")]
    [InlineData("localhost:{port}")]
    [InlineData("LOCALHOST:{port}")]
    [InlineData("127.1.2.3:{port}")]
    [InlineData("[::1]:{port}")]
    [InlineData("bucket.s3.localhost:{port}")]
    [InlineData("abc123.execute-api.localhost:{port}")]
    public async Task A_loopback_name_with_the_port_is_served(string host) =>
        (await SendAsync("GET", "/_localcloud", $"Host: {Real(host)}")).Status.ShouldBe(200);

    [Theory]
    [InlineData("evil.example:{port}")]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example:{port}")]
    [InlineData("evil-localhost:{port}")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("0.0.0.0:{port}")]
    [InlineData("192.168.1.2:{port}")]
    [InlineData("[::2]:{port}")]
    [InlineData("169.254.169.254:{port}")]
    [InlineData("bucket.s3.amazonaws.com:{port}")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1:1")]
    [InlineData("")]
    public async Task Any_other_host_is_refused_before_anything_handles_it(string host)
    {
        foreach (
            var path in new[] { CreateRole, "/_localcloud", "/_localcloud-code/x", "/restapis/a/live/_user_request_/x" }
        )
        {
            (await SendAsync("GET", path, $"Host: {Real(host)}")).Status.ShouldBeOneOf(400, 403);
        }

        _operations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Origin: http://evil.example")]
    [InlineData("Origin: https://evil.example")]
    [InlineData("Origin: null")]
    [InlineData("Origin:")]
    [InlineData("Origin: http://localhost:3000")]
    [InlineData("Origin: https://127.0.0.1:{port}")]
    [InlineData("Origin: http://127.0.0.1:{port}.evil.example")]
    [InlineData("Origin: http://localhost:{port}")]
    [InlineData("Origin: file://")]
    [InlineData("Origin: chrome-extension://abcdefgh")]
    [InlineData("Sec-Fetch-Site: cross-site")]
    [InlineData("Sec-Fetch-Site: same-site")]
    [InlineData("Sec-Fetch-Site: unheard-of")]
    [InlineData("Sec-Fetch-Site: none, cross-site")]
    public async Task A_page_of_another_origin_is_refused_by_the_whole_control_plane(string header)
    {
        foreach (var method in new[] { "GET", "POST", "PUT", "OPTIONS", "HEAD" })
        {
            foreach (var service in new[] { "iam", "lambda", "s3", "apigateway", "states" })
            {
                (
                    await RawRequest.SendAsync(
                        _host.Url,
                        $"{method} {CreateRole}",
                        RawRequest.Signed(service, Real(header)),
                        ""
                    )
                ).Status.ShouldBe(403);
            }

            (await SendAsync(method, CreateRole, Real(header))).Status.ShouldBe(403);
            (await SendAsync(method, "/_localcloud", Real(header))).Status.ShouldBe(403);
        }

        _operations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site: none")]
    [InlineData("Sec-Fetch-Site: same-origin")]
    [InlineData("Origin: http://127.0.0.1:{port}")]
    [InlineData("User-Agent: aws-cli/2")]
    public async Task What_comes_from_no_page_or_from_the_endpoint_itself_is_served(string header)
    {
        (await SendAsync("GET", CreateRole, Real(header))).Status.ShouldBe(400);

        _operations.ShouldBe(["CreateRole"]);
    }

    [Fact]
    public async Task A_refusal_has_the_form_that_the_client_reads()
    {
        var json = await RawRequest.SendAsync(
            _host.Url,
            "POST /",
            RawRequest.Signed("states", "X-Amz-Target: AWSStepFunctions.ListStateMachines", "Origin: null"),
            "{}"
        );
        json.Text.ShouldContain("Content-Type: application/x-amz-json-1.1");
        json.Body.ShouldContain("\"__type\":\"AccessDenied\"");
        (
            await RawRequest.SendAsync(_host.Url, "GET /bucket", RawRequest.Signed("s3", "Origin: null"))
        ).Body.ShouldContain("<Error><Code>AccessDenied</Code>");
        (
            await RawRequest.SendAsync(
                _host.Url,
                "GET /2015-03-31/functions",
                RawRequest.Signed("lambda", "Origin: null")
            )
        ).Text.ShouldContain("x-amzn-ErrorType: AccessDenied");
    }

    [Theory]
    [InlineData("http://localhost:3000", 403, "ForbiddenException")]
    [InlineData("https://shop.localhost:8443", 403, "ForbiddenException")]
    [InlineData("http://[::1]:8080", 403, "ForbiddenException")]
    [InlineData("http://evil.example", 403, "AccessDenied")]
    [InlineData("http://localhost.evil.example:3000", 403, "AccessDenied")]
    [InlineData("null", 403, "AccessDenied")]
    public async Task A_deployed_API_admits_pages_of_this_machine_and_no_others(string origin, int status, string type)
    {
        // there is no such API: ForbiddenException is the API's own answer, AccessDenied that of the guard
        var answer = await SendAsync(
            "POST",
            "/restapis/abc/live/_user_request_/sessions",
            $"Origin: {origin}",
            "Sec-Fetch-Site: cross-site"
        );

        answer.Status.ShouldBe(status);
        answer.Text.ShouldContain($"x-amzn-ErrorType: {type}");
    }

    [Fact]
    public async Task A_link_or_an_image_of_another_site_does_not_reach_a_deployed_API() =>
        (
            await SendAsync("GET", "/restapis/abc/live/_user_request_/sessions", "Sec-Fetch-Site: cross-site")
        ).Text.ShouldContain("x-amzn-ErrorType: AccessDenied");

    private Task<RawAnswer> SendAsync(string method, string path, params string[] headers) =>
        RawRequest.SendAsync(_host.Url, $"{method} {path}", headers);

    private string Real(string text) => text.Replace("{port}", $"{_host.Url.Port}", StringComparison.Ordinal);

    public sealed class Endpoint : IAsyncLifetime
    {
        internal LocalCloudHost Host { get; private set; } = null!;

        internal List<string> Operations { get; } = [];

        public async Task InitializeAsync() =>
            Host = await LocalCloudHost.StartAsync(new() { OnOperation = Operations.Add }, CancellationToken.None);

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
