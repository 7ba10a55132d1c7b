using System.IO.Compression;
using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.Tests.LocalCloud.Wire;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud;

/// <summary>
/// Whatever a request names, it names nothing on this machine: every name of every service is given as a path.
/// </summary>
public sealed class PathFuzzTests : IAsyncLifetime, IDisposable
{
    private const string Secret = "the-secret-of-this-machine";
    private readonly string _root = Directory.CreateTempSubdirectory("path-fuzz").FullName;
    private LocalCloudHost _host = null!;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_root, "secret"), Secret);
        _host = await LocalCloudHost.StartAsync(
            new() { Folder = Path.Combine(_root, "state") },
            CancellationToken.None
        );
        await SendAsync("PUT /bucket", "s3");
        await SendAsync("PUT /bucket/object", "s3", "content");
        await SendAsync(
            "POST /",
            "ssm",
            $$"""{"Name":"kept","Value":"{{Secret}}","Type":"SecureString"}""",
            "X-Amz-Target: AmazonSSM.PutParameter"
        );
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public static TheoryData<string> Names =>
        new(
            "..",
            ".",
            "../secret",
            "../../secret",
            "../journal",
            "blobs/../journal",
            "/etc/passwd",
            "/proc/self/environ",
            "//etc//passwd",
            "....//secret",
            "..\\secret",
            "C:\\secret",
            "\\\\host\\share",
            "file:///etc/passwd",
            "~/secret",
            "$HOME",
            "a\0b",
            "\0",
            "%2e%2e%2fsecret",
            "..%2Fsecret",
            "nul",
            "con",
            "lock",
            "endpoint",
            "journal",
            "../state/journal",
            "..;/secret",
            new string('a', 5000),
            new string('/', 200),
            "\u202e",
            "🍳",
            new string('.', 64),
            "../" + new string('0', 61),
            new string('0', 64),
            "a\r\nb: c"
        );

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_name_of_any_service_reaches_a_file(string name)
    {
        var before = Outside();
        foreach (var (line, service, body, header) in Requests(name, Uri.EscapeDataString(name)))
        {
            var answer = await SendAsync(line, service, body, header);
            answer.Text.ShouldNotContain(Secret, customMessage: $"{line} {body}");
            answer.Text.ShouldNotContain("root:x:", customMessage: $"{line} {body}");
            answer.Text.ShouldNotContain("PATH=", customMessage: $"{line} {body}");
            answer.Status.ShouldBeOneOf(
                [200, 201, 202, 204, 400, 403, 404, 405, 409, 412, 413, 414, 416, 431, 501],
                $"{line} {body} {answer.Body}"
            );
        }

        Outside().ShouldBe(before);
        Directory
            .GetFileSystemEntries(Path.Combine(_root, "state"))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ShouldBeSubsetOf(["blobs", "endpoint", "format", "functions", "journal", "lock"]);
        Directory
            .GetFiles(Path.Combine(_root, "state", "blobs"))
            .ShouldAllBe(static file => Path.GetFileName(file).Length == 64);
    }

    [Fact]
    public async Task An_XML_document_cannot_name_a_file()
    {
        var body =
            "<!DOCTYPE d [<!ENTITY e SYSTEM "
            + $"\"file://{_root}/secret\">]><CreateBucketConfiguration><LocationConstraint>&e;</LocationConstraint></CreateBucketConfiguration>";

        var answer = await SendAsync("PUT /another", "s3", body);

        answer.Status.ShouldBe(400);
        answer.Body.ShouldContain("<Code>MalformedXML</Code>");
    }

    private IEnumerable<(string Line, string? Service, string? Body, string? Header)> Requests(
        string name,
        string escaped
    ) => Paths(name, escaped).Concat(Bodies(name, escaped));

    private static IEnumerable<(string Line, string? Service, string? Body, string? Header)> Paths(
        string name,
        string escaped
    )
    {
        foreach (var path in new[] { escaped, Printable(name) })
        {
            yield return ($"GET /_localcloud-code/{path}", null, null, null);
            yield return ($"HEAD /_localcloud-code/{path}", null, null, null);
            yield return ($"GET /bucket/{path}", "s3", null, null);
            yield return ($"PUT /bucket/{path}", "s3", "content", null);
            yield return ($"PUT /bucket/{path}?partNumber=1&uploadId={escaped}", "s3", "content", null);
            yield return ($"POST /bucket/{path}?uploads", "s3", null, null);
            yield return ($"GET /bucket/object?versionId={escaped}", "s3", null, null);
            yield return ($"DELETE /bucket/{path}", "s3", null, null);
            yield return ($"PUT /{path}", "s3", null, null);
            yield return ($"GET /{path}?list-type=2", "s3", null, null);
            yield return (
                $"GET /bucket?list-type=2&prefix={escaped}&delimiter={escaped}&start-after={escaped}",
                "s3",
                null,
                null
            );
            yield return ("PUT /bucket/copy", "s3", null, $"x-amz-copy-source: {escaped}");
            yield return ("PUT /bucket/copy", "s3", null, $"x-amz-copy-source: /bucket/{escaped}");
            yield return ($"GET /2015-03-31/functions/{path}", "lambda", null, null);
            yield return ($"GET /2015-03-31/functions/f?Qualifier={escaped}", "lambda", null, null);
            yield return ($"POST /2015-03-31/functions/{path}/invocations", "lambda", "{}", null);
            yield return ($"GET /2015-03-31/functions/f/aliases/{path}", "lambda", null, null);
            yield return ($"GET /2017-03-31/tags/{path}", "lambda", null, null);
            yield return ($"GET /restapis/{path}", "apigateway", null, null);
            yield return ($"GET /restapis/a/stages/{path}", "apigateway", null, null);
            yield return ($"GET /tags/{path}", "apigateway", null, null);
            yield return ($"GET /apikeys/{path}", "apigateway", null, null);
            yield return ($"GET /usageplans/{path}", "apigateway", null, null);
            yield return ($"GET /restapis/{path}/live/_user_request_/{path}", null, null, null);
            yield return ($"POST /service/{path}/operation/{path}", "monitoring", null, "smithy-protocol: rpc-v2-cbor");
        }
    }

    private IEnumerable<(string Line, string? Service, string? Body, string? Header)> Bodies(
        string name,
        string escaped
    )
    {
        yield return ("POST /2015-03-31/functions", "lambda", Function(name, "TestFunction"), null);
        yield return ("POST /2015-03-31/functions", "lambda", Function("kitchen", name), null);
        yield return (
            "POST /2015-03-31/functions",
            "lambda",
            Json(
                new()
                {
                    ["FunctionName"] = "f",
                    ["Code"] = new JsonObject { ["S3Bucket"] = name, ["S3Key"] = name },
                }
            ),
            null
        );
        foreach (
            var (service, target, member) in new[]
            {
                ("ssm", "AmazonSSM.GetParameter", "Name"),
                ("ssm", "AmazonSSM.GetParametersByPath", "Path"),
                ("ssm", "AmazonSSM.DeleteParameter", "Name"),
                ("logs", "Logs_20140328.CreateLogGroup", "logGroupName"),
                ("logs", "Logs_20140328.DescribeLogStreams", "logGroupName"),
                ("dynamodb", "DynamoDB_20120810.DescribeTable", "TableName"),
                ("dynamodb", "DynamoDB_20120810.DeleteTable", "TableName"),
                ("states", "AWSStepFunctions.DescribeStateMachine", "stateMachineArn"),
                ("states", "AWSStepFunctions.DescribeExecution", "executionArn"),
                ("states", "AWSStepFunctions.CreateActivity", "name"),
            }
        )
        {
            yield return ("POST /", service, Json(new() { [member] = name }), $"X-Amz-Target: {target}");
        }

        foreach (
            var (service, form) in new[]
            {
                ("cloudformation", "Action=ValidateTemplate&TemplateURL="),
                ("cloudformation", "Action=CreateStack&StackName=s&TemplateURL="),
                ("cloudformation", $"Action=ValidateTemplate&TemplateURL=file://{_root}/"),
                ("cloudformation", $"Action=ValidateTemplate&TemplateURL={_host.Url}bucket/"),
                ("cloudformation", "Action=GetTemplate&StackName="),
                ("cloudformation", "Action=DescribeStackEvents&StackName="),
                ("iam", "Action=GetRole&RoleName="),
                ("iam", "Action=GetPolicy&PolicyArn="),
                ("monitoring", "Action=GetDashboard&DashboardName="),
            }
        )
        {
            yield return ("POST /", service, form + escaped, null);
        }
    }

    private static string Function(string name, string handler) =>
        Json(
            new()
            {
                ["FunctionName"] = name,
                ["Handler"] = handler,
                ["Runtime"] = "dotnet10",
                ["Role"] = "arn:aws:iam::000000000000:role/cook",
                ["Code"] = new JsonObject { ["ZipFile"] = Convert.ToBase64String(Zip("file")) },
            }
        );

    private static byte[] Zip(string entry)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            zip.CreateEntry(entry);
        }

        return bytes.ToArray();
    }

    private static string Json(JsonObject tree) => tree.ToJsonString();

    // what a request line cannot hold as it is stays escaped
    private static string Printable(string name) =>
        string.Concat(
            name.EnumerateRunes()
                .Select(static rune =>
                    rune.Value is > ' ' and < 127 and not '?' and not '#'
                        ? rune.ToString()
                        : Uri.EscapeDataString(rune.ToString())
                )
        );

    private List<string> Outside() => [.. Directory.GetFileSystemEntries(_root).Order(StringComparer.Ordinal)];

    private Task<RawAnswer> SendAsync(string line, string? service, string? body = null, string? header = null)
    {
        string[] further = header is null ? [] : [header];
        return RawRequest.SendAsync(
            _host.Url,
            line,
            service is null ? further : RawRequest.Signed(service, further),
            body
        );
    }
}
