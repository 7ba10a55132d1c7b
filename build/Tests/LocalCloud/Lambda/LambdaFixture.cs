using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud;

namespace AiChef.Tests.LocalCloud.Lambda;

/// <summary>A host with a role for functions and a client of Lambda's REST protocol.</summary>
internal sealed class LambdaFixture : IAsyncDisposable
{
    public const string Role = "arn:aws:iam::000000000000:role/cook";
    private const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private static readonly Lazy<byte[]> Package = new(() => Zip(""));

    private readonly RawClient _client;

    private LambdaFixture(LocalCloudHost host) => (Host, _client) = (host, new RawClient(host.Url));

    public LocalCloudHost Host { get; }

    public static async Task<LambdaFixture> StartAsync(LocalCloudOptions? options = null)
    {
        var fixture = new LambdaFixture(await LocalCloudHost.StartAsync(options ?? new(), CancellationToken.None));
        await fixture._client.QueryAsync(
            "iam",
            "CreateRole",
            ("RoleName", "cook"),
            ("AssumeRolePolicyDocument", Trust)
        );
        return fixture;
    }

    /// <summary>The test function's zip; a mark makes it another one.</summary>
    public static byte[] Zip(string mark)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (
                var file in Directory
                    .GetFiles(ProjectOutput.Function)
                    .Where(f =>
                        f.EndsWith(".dll", StringComparison.Ordinal) || f.EndsWith(".json", StringComparison.Ordinal)
                    )
            )
            {
                zip.CreateEntryFromFile(file, Path.GetFileName(file));
            }

            using var writer = new StreamWriter(zip.CreateEntry("mark").Open());
            writer.Write(mark);
        }

        return bytes.ToArray();
    }

    /// <summary>Creates a function that runs the test function; apostrophes in the settings stand for quotes.</summary>
    public Task<JsonObject> MakeAsync(string name, string settings = "{}")
    {
        var input = JsonNode.Parse(settings.Replace('\'', '"'))!.AsObject();
        input["FunctionName"] = name;
        input["Role"] ??= Role;
        input["Runtime"] ??= "dotnet10";
        input["Handler"] ??= "TestFunction";
        input["Timeout"] ??= 60;
        input["Code"] ??= new JsonObject { ["ZipFile"] = Convert.ToBase64String(Package.Value) };
        return CallAsync(HttpMethod.Post, "/2015-03-31/functions", input);
    }

    /// <summary>Calls an operation; the path begins below /2015-03-31/functions/ unless it is whole.</summary>
    public async Task<JsonObject> CallAsync(HttpMethod method, string path, JsonObject? input = null)
    {
        using var body = new StringContent(input?.ToJsonString() ?? "", Encoding.UTF8, "application/json");
        using var answer = await _client.SendAsync(
            method,
            path.StartsWith('/') ? path : "/2015-03-31/functions/" + path,
            "lambda",
            body
        );
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? text.Length == 0
                ? []
                : JsonNode.Parse(text)!.AsObject()
            : throw Refusal(answer, text);
    }

    /// <summary>Calls a function, by default one that answers what it is told.</summary>
    public async Task<Answer> InvokeAsync(string function, string wish = "hello")
    {
        using var body = new StringContent($"\"{wish}\"");
        using var answer = await _client.SendAsync(
            HttpMethod.Post,
            $"/2015-03-31/functions/{function}/invocations",
            "lambda",
            body,
            ("X-Amz-Log-Type", "Tail")
        );
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? new Answer(
                (int)answer.StatusCode,
                text,
                Header("X-Amz-Function-Error"),
                Header("X-Amz-Executed-Version"),
                Encoding.UTF8.GetString(Convert.FromBase64String(Header("X-Amz-Log-Result") ?? ""))
            )
            : throw Refusal(answer, text);

        string? Header(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Host.DisposeAsync();
    }

    private static AwsRefusalException Refusal(HttpResponseMessage answer, string text)
    {
        var error = JsonNode.Parse(text)!.AsObject();
        return new AwsRefusalException(
            (int)answer.StatusCode,
            answer.Headers.GetValues("x-amzn-ErrorType").Single(),
            (error["message"] ?? error["Message"])!.ToString()
        );
    }

    internal sealed record Answer(int Status, string Text, string? Error, string? Version, string Log);
}
