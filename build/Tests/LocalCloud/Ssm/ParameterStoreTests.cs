using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Ssm;

public sealed class ParameterStoreTests : IAsyncLifetime, IDisposable
{
    private LocalCloudHost _host = null!;
    private RawClient _client = null!;

    public async Task InitializeAsync()
    {
        _host = await LocalCloudHost.StartAsync(new(), CancellationToken.None);
        _client = new(_host.Url);
    }

    [Fact]
    public async Task Each_value_is_a_version_that_can_be_asked_for()
    {
        await PutAsync("/a", "one");
        (await PutAsync("/a", "two", overwrite: true))["Version"]!.GetValue<int>().ShouldBe(2);

        (await GetAsync("/a")).ShouldBe("two");
        (await GetAsync("/a:1")).ShouldBe("one");
        (await RefusedAsync("GetParameter", new() { ["Name"] = "/a:9" })).ShouldBe("ParameterVersionNotFound");
        (await CallAsync("GetParameterHistory", new() { ["Name"] = "/a" }))["Parameters"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_known_parameter_is_overwritten_only_when_asked()
    {
        await PutAsync("/a", "one");
        (
            await RefusedAsync(
                "PutParameter",
                new()
                {
                    ["Name"] = "/a",
                    ["Value"] = "two",
                    ["Type"] = "String",
                }
            )
        ).ShouldBe("ParameterAlreadyExists");
    }

    [Fact]
    public async Task A_path_gives_its_own_level_or_everything_below()
    {
        await PutAsync("/app/a", "1");
        await PutAsync("/app/b/c", "2");
        await PutAsync("/apple", "3");

        (await NamesAsync("GetParametersByPath", new() { ["Path"] = "/app" })).ShouldBe(["/app/a"]);
        (await NamesAsync("GetParametersByPath", new() { ["Path"] = "/app", ["Recursive"] = true })).ShouldBe([
            "/app/a",
            "/app/b/c",
        ]);
    }

    [Fact]
    public async Task A_secret_is_shown_only_on_request()
    {
        await CallAsync(
            "PutParameter",
            new()
            {
                ["Name"] = "/s",
                ["Value"] = "hush",
                ["Type"] = "SecureString",
            }
        );
        (await GetAsync("/s")).ShouldNotBe("hush");
        (await CallAsync("GetParameter", new() { ["Name"] = "/s", ["WithDecryption"] = true }))["Parameter"]!["Value"]!
            .ToString()
            .ShouldBe("hush");
    }

    [Fact]
    public async Task Names_that_do_not_exist_are_distinguished()
    {
        await PutAsync("/a", "1");
        var found = await CallAsync("GetParameters", new() { ["Names"] = new JsonArray("/a", "/b") });
        found["Parameters"]!.AsArray().Count.ShouldBe(1);
        found["InvalidParameters"]!.ToJsonString().ShouldBe("[\"/b\"]");
        var deleted = await CallAsync("DeleteParameters", new() { ["Names"] = new JsonArray("/a", "/b") });
        deleted["DeletedParameters"]!.ToJsonString().ShouldBe("[\"/a\"]");
        (await RefusedAsync("GetParameter", new() { ["Name"] = "/a" })).ShouldBe("ParameterNotFound");
    }

    [Fact]
    public async Task Tags_are_added_and_removed()
    {
        await PutAsync("/a", "1");
        await CallAsync(
            "AddTagsToResource",
            new()
            {
                ["ResourceType"] = "Parameter",
                ["ResourceId"] = "/a",
                ["Tags"] = new JsonArray(Tag("k1", "v1"), Tag("k2", "v2")),
            }
        );
        await CallAsync(
            "RemoveTagsFromResource",
            new()
            {
                ["ResourceType"] = "Parameter",
                ["ResourceId"] = "/a",
                ["TagKeys"] = new JsonArray("k1"),
            }
        );
        (await CallAsync("ListTagsForResource", new() { ["ResourceType"] = "Parameter", ["ResourceId"] = "/a" }))[
            "TagList"
        ]!
            .ToJsonString()
            .ShouldBe("[{\"Key\":\"k2\",\"Value\":\"v2\"}]");
    }

    [Theory]
    [InlineData("aws-own", "AccessDeniedException")]
    [InlineData("ssm-own", "ValidationException")]
    [InlineData("with space", "ValidationException")]
    [InlineData("no/slash", "ValidationException")]
    public async Task A_wrong_name_is_refused(string name, string code) =>
        (
            await RefusedAsync(
                "PutParameter",
                new()
                {
                    ["Name"] = name,
                    ["Value"] = "x",
                    ["Type"] = "String",
                }
            )
        ).ShouldBe(code);

    [Fact]
    public async Task A_stacks_tags_reach_its_parameters()
    {
        await using var aws = await CloudFormation.StackFixture.StartAsync();
        await aws.CreateAsync(
            "s",
            "Resources:\n  A:\n    Type: AWS::SSM::Parameter\n    Properties: "
                + "{Type: String, Value: x, Name: /tagged, Tags: {own: yes}}",
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "chef")
        );
        using var client = new RawClient(aws.Host.Url);
        var tags = (
            await client.JsonAsync(
                "ssm",
                "AmazonSSM.ListTagsForResource",
                new() { ["ResourceType"] = "Parameter", ["ResourceId"] = "/tagged" }
            )
        )["TagList"]!
            .AsArray()
            .Select(static tag => tag!["Key"]!.ToString());
        tags.ShouldBe([
            "aws:cloudformation:logical-id",
            "aws:cloudformation:stack-id",
            "aws:cloudformation:stack-name",
            "own",
            "team",
        ]);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _client.Dispose();

    private static JsonObject Tag(string key, string value) => new() { ["Key"] = key, ["Value"] = value };

    private Task<JsonObject> CallAsync(string operation, JsonObject input) =>
        _client.JsonAsync("ssm", $"AmazonSSM.{operation}", input);

    private Task<JsonObject> PutAsync(string name, string value, bool overwrite = false) =>
        CallAsync(
            "PutParameter",
            new()
            {
                ["Name"] = name,
                ["Value"] = value,
                ["Type"] = "String",
                ["Overwrite"] = overwrite,
            }
        );

    private async Task<string> GetAsync(string name) =>
        (await CallAsync("GetParameter", new() { ["Name"] = name }))["Parameter"]!["Value"]!.ToString();

    private async Task<IEnumerable<string>> NamesAsync(string operation, JsonObject input) =>
        (await CallAsync(operation, input))["Parameters"]!
            .AsArray()
            .Select(static parameter => parameter!["Name"]!.ToString());

    private async Task<string> RefusedAsync(string operation, JsonObject input) =>
        (await Should.ThrowAsync<AwsRefusalException>(() => CallAsync(operation, input))).Code;
}
