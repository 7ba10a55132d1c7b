using System.Net.Sockets;
using System.Text;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Wire;

/// <summary>
/// Bodies that are deep, malformed, too large or too slow are refused in the client's protocol, and the host serves on.
/// </summary>
public sealed class HostileBodyTests : IAsyncLifetime
{
    private readonly List<string> _notices = [];
    private LocalCloudHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await LocalCloudHost.StartAsync(
            new() { RequestTime = TimeSpan.FromMilliseconds(300), OnNotice = _notices.Add },
            CancellationToken.None
        );

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    [InlineData("[{\"a\":", "}]")]
    public async Task Deeply_nested_JSON_is_a_mistake_of_the_request(string open, string close)
    {
        foreach (var depth in new[] { 300, 100_000 })
        {
            var body = $"{{\"input\":{Repeat(open, depth)}1{Repeat(close, depth)}}}";
            (await JsonAsync("states", "AWSStepFunctions.StartExecution", body)).ShouldSatisfyAllConditions(Refused);
            (await JsonAsync("dynamodb", "DynamoDB_20120810.PutItem", body)).ShouldSatisfyAllConditions(Refused);
            (
                await RawRequest.SendAsync(_host.Url, "POST /2015-03-31/functions", RawRequest.Signed("lambda"), body)
            ).Status.ShouldBe(400);
        }
    }

    [Fact]
    public async Task A_name_that_appears_twice_is_a_mistake_of_the_request()
    {
        (await JsonAsync("ssm", "AmazonSSM.GetParameter", """{"Name":"a","Name":"b"}""")).Status.ShouldBe(400);
        (
            await RawRequest.SendAsync(
                _host.Url,
                "POST /2015-03-31/functions",
                RawRequest.Signed("lambda"),
                """{"Code":{},"Code":{}}"""
            )
        ).Status.ShouldBe(400);
        _notices.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1,")]
    [InlineData("[],")]
    [InlineData("{},")]
    [InlineData("[[[[[[[[]]]]]]]],")]
    public async Task JSON_of_millions_of_values_is_a_mistake_of_the_request(string value) =>
        (
            await JsonAsync(
                "dynamodb",
                "DynamoDB_20120810.PutItem",
                $"{{\"Item\":[{Repeat(value, 3_000_000 / value.Length * 2)}1]}}"
            )
        ).ShouldSatisfyAllConditions(Refused);

    [Fact]
    public async Task A_query_parameter_of_endless_parts_is_a_mistake_of_the_request()
    {
        var answer = await RawRequest.SendAsync(
            _host.Url,
            "POST /",
            RawRequest.Signed("iam"),
            $"Action=ListRoles&{Repeat("a.", 1_000_000)}a=1"
        );

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("<Code>MalformedInput</Code>");
    }

    [Theory]
    [InlineData("9B7FFFFFFFFFFFFFFF")]
    [InlineData("BBFFFFFFFFFFFFFFFF")]
    [InlineData("5B00000000FFFFFFFF")]
    [InlineData("A1614AC11B7FFFFFFFFFFFFFFF")]
    [InlineData("9F9F9F9F")]
    public async Task CBOR_that_announces_more_than_there_is_is_a_mistake_of_the_request(string hex)
    {
        var head = Encoding.ASCII.GetBytes(
            "POST /service/GraniteServiceVersion20100801/operation/ListMetrics "
                + $"HTTP/1.1\r\nHost: {_host.Url.Authority}\r\nConnection: close\r\n"
                + $"smithy-protocol: rpc-v2-cbor\r\n{RawRequest.Signed("monitoring")[0]}\r\nContent-Length: "
                + $"{hex.Length / 2}\r\n\r\n"
        );

        var answer = await RawRequest.SendAsync(_host.Url, [.. head, .. Convert.FromHexString(hex)]);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("SerializationException");
    }

    [Theory]
    [InlineData("bytes=5-2", 200, "content")]
    [InlineData("bytes=-0", 416, null)]
    [InlineData("bytes=7-", 416, null)]
    [InlineData("bytes=-99", 206, "content")]
    [InlineData("bytes=2-99999999999", 206, "ntent")]
    [InlineData("bytes=99999999999999999999-", 200, "content")]
    [InlineData("bytes=a-b", 200, "content")]
    [InlineData("pages=1-2", 200, "content")]
    public async Task A_range_of_any_form_is_answered_without_failure(string range, int status, string? content)
    {
        await RawRequest.SendAsync(_host.Url, "PUT /bucket", RawRequest.Signed("s3"));
        await RawRequest.SendAsync(_host.Url, "PUT /bucket/key", RawRequest.Signed("s3"), "content");

        var answer = await RawRequest.SendAsync(
            _host.Url,
            "GET /bucket/key",
            RawRequest.Signed("s3", $"Range: {range}")
        );

        answer.Status.ShouldBe(status);
        answer.Body.ShouldBe(content ?? answer.Body);
    }

    [Theory]
    [InlineData("zz\r\n")]
    [InlineData("ffffffff\r\nabc\r\n0\r\n\r\n")]
    [InlineData("5\r\nabc")]
    [InlineData("-1\r\nabc\r\n")]
    [InlineData("")]
    public async Task A_broken_chunk_of_an_upload_is_a_mistake_of_the_request(string body)
    {
        await RawRequest.SendAsync(_host.Url, "PUT /bucket", RawRequest.Signed("s3"));

        var answer = await RawRequest.SendAsync(
            _host.Url,
            "PUT /bucket/key",
            RawRequest.Signed("s3", "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
            body
        );

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("<Code>IncompleteBody</Code>");
    }

    [Theory]
    [InlineData(
        "states",
        "POST /",
        "X-Amz-Target: AWSStepFunctions.StartExecution",
        413,
        "\"__type\":\"RequestEntityTooLarge\""
    )]
    [InlineData("iam", "POST /", "X-Other: x", 413, "<Code>RequestEntityTooLarge</Code>")]
    [InlineData(
        "lambda",
        "POST /2015-03-31/functions",
        "X-Other: x",
        413,
        "Request must be smaller than 70167211 bytes for the CreateFunction operation"
    )]
    [InlineData("s3", "PUT /bucket/key", "X-Other: x", 400, "<Code>EntityTooLarge</Code>")]
    public async Task A_body_above_the_services_limit_is_refused_before_it_is_read(
        string service,
        string line,
        string header,
        int status,
        string expected
    )
    {
        // nothing of the announced body is ever sent
        var answer = await HeadAloneAsync(service, line, header, $"Content-Length: {long.MaxValue}");

        answer.Status.ShouldBe(status);
        answer.Body.ShouldContain(expected);
    }

    [Fact]
    public async Task A_body_without_an_announced_length_is_refused_at_the_limit()
    {
        var chunk = Encoding.ASCII.GetBytes($"100000\r\n{Repeat("a", 1024 * 1024)}\r\n");
        var bytes = new List<byte>(
            Encoding.ASCII.GetBytes(
                $"POST / HTTP/1.1\r\nHost: {_host.Url.Authority}\r\nConnection: "
                    + $"close\r\n{RawRequest.Signed("iam")[0]}\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
        );
        for (var megabytes = 0; megabytes < 20; megabytes++)
        {
            bytes.AddRange(chunk);
        }

        await using var patient = await LocalCloudHost.StartAsync(new(), CancellationToken.None);
        var text = Encoding
            .ASCII.GetString([.. bytes])
            .Replace(_host.Url.Authority, patient.Url.Authority, StringComparison.Ordinal);

        (await RawRequest.SendAsync(patient.Url, Encoding.ASCII.GetBytes(text))).Status.ShouldBeOneOf(413, 0);
        (await RawRequest.SendAsync(patient.Url, "GET /_localcloud", [])).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("Content-Length: 1000")]
    [InlineData("Transfer-Encoding: chunked")]
    public async Task A_body_that_does_not_come_in_time_is_refused(string length)
    {
        var answer = await HeadAloneAsync("states", "POST /", "X-Amz-Target: AWSStepFunctions.StartExecution", length);

        answer.Status.ShouldBe(408);
        answer.Body.ShouldContain("\"__type\":\"RequestTimeout\"");
    }

    [Fact]
    public async Task Many_large_bodies_that_never_come_do_not_keep_others_waiting()
    {
        var clients = new List<TcpClient>();
        for (var i = 0; i < 50; i++)
        {
            var client = new TcpClient();
            clients.Add(client);
            await client.ConnectAsync(_host.Url.Host, _host.Url.Port);
            await client
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes(
                        "PUT /bucket/key HTTP/1.1\r\nHost: "
                            + $"{_host.Url.Authority}\r\n{RawRequest.Signed("s3")[0]}\r\nContent-Length: "
                            + "100000000\r\n\r\n"
                    )
                );
        }

        (await JsonAsync("states", "AWSStepFunctions.ListStateMachines", "{}")).Status.ShouldBe(200);
        (await RawRequest.SendAsync(_host.Url, "PUT /bucket", RawRequest.Signed("s3"))).Status.ShouldBe(200);
        clients.ForEach(static client => client.Dispose());
    }

    [Fact]
    public async Task An_answer_with_a_header_that_HTTP_forbids_is_a_failure_and_not_a_broken_connection()
    {
        await RawRequest.SendAsync(_host.Url, "PUT /bucket", RawRequest.Signed("s3"));

        var answer = await RawRequest.SendAsync(_host.Url, "PUT /%0d%0aX-Evil:%20yes", RawRequest.Signed("s3"));

        answer.Status.ShouldBe(400);
        answer.Text.ShouldNotContain("X-Evil: yes\r\n");
    }

    private async Task<RawAnswer> HeadAloneAsync(string service, string line, params string[] headers) =>
        await RawRequest.SendAsync(
            _host.Url,
            Encoding.ASCII.GetBytes(
                $"{line} HTTP/1.1\r\nHost: {_host.Url.Authority}\r\nConnection: "
                    + $"close\r\n{RawRequest.Signed(service)[0]}\r\n{string.Join("\r\n", headers)}\r\n\r\n"
            )
        );

    private Task<RawAnswer> JsonAsync(string service, string target, string body) =>
        RawRequest.SendAsync(
            _host.Url,
            "POST /",
            RawRequest.Signed(service, $"X-Amz-Target: {target}", "Content-Type: application/x-amz-json-1.0"),
            body
        );

    private static void Refused(RawAnswer answer)
    {
        answer.Status.ShouldBe(400);
        answer.Text.ShouldContain("Content-Type: application/x-amz-json-1.0");
        answer.Body.ShouldContain("\"__type\"");
    }

    private static string Repeat(string text, int times) =>
        new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
