using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudControl;

public sealed class CloudControlTests : IAsyncLifetime
{
    private const string Queue = "AWS::SQS::Queue";
    private ServiceFixture _aws = null!;

    public async Task InitializeAsync() => _aws = await ServiceFixture.StartAsync();

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task A_resource_is_created_read_listed_changed_and_deleted()
    {
        var url = await DoneAsync(
            "CreateResource",
            new() { ["DesiredState"] = """{"QueueName":"q","DelaySeconds":"5"}""" }
        );
        var made = await PropertiesAsync(url);
        made["DelaySeconds"]!.GetValue<int>().ShouldBe(5);
        made["Arn"]!.ToString().ShouldBe("arn:aws:sqs:eu-west-1:000000000000:q");

        await DoneAsync(
            "UpdateResource",
            new()
            {
                ["Identifier"] = url,
                ["PatchDocument"] = """[{"op":"replace","path":"/DelaySeconds","value":9}]""",
            }
        );
        (await PropertiesAsync(url))["DelaySeconds"]!.GetValue<int>().ShouldBe(9);
        (await CallAsync("ListResources", []))["ResourceDescriptions"]!.AsArray().Count.ShouldBe(1);

        await DoneAsync("DeleteResource", new() { ["Identifier"] = url });
        (await RefusedAsync("GetResource", new() { ["Identifier"] = url })).ShouldBe("ResourceNotFoundException");
        (await CallAsync("ListResourceRequests", []))["ResourceRequestStatusSummaries"]!.AsArray().Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("CreateResource", """{"DesiredState":"{\"Delay\":5}"}""", "ValidationException")]
    [InlineData("CreateResource", """{"DesiredState":"[]"}""", "ValidationException")]
    [InlineData("CreateResource", """{"DesiredState":"{\"Arn\":\"x\"}"}""", "ValidationException")]
    [InlineData("CreateResource", """{"DesiredState":"{}","TypeName":"AWS::SQS::Queues"}""", "TypeNotFoundException")]
    [InlineData(
        "CreateResource",
        """{"DesiredState":"{\"BucketName\":\"b\"}","TypeName":"AWS::S3::Bucket"}""",
        "UnsupportedActionException"
    )]
    [InlineData("UpdateResource", """{"Identifier":"x","PatchDocument":"[]"}""", "ResourceNotFoundException")]
    [InlineData("GetResourceRequestStatus", """{"RequestToken":"x"}""", "RequestTokenNotFoundException")]
    public async Task What_is_wrong_is_refused(string operation, string input, string code) =>
        (await RefusedAsync(operation, JsonNode.Parse(input)!.AsObject())).ShouldBe(code);

    [Theory]
    [InlineData("""[{"op":"replace","path":"/QueueName","value":"other"}]""", "NotUpdatableException")]
    [InlineData("""[{"op":"replace","path":"/Arn","value":"other"}]""", "ValidationException")]
    [InlineData("""[{"op":"remove","path":"/Tags"}]""", "ValidationException")]
    [InlineData("""[{"op":"add","path":"/DelaySeconds","value":"many"}]""", "ValidationException")]
    [InlineData("""{"op":"add"}""", "ValidationException")]
    [InlineData("no", "ValidationException")]
    public async Task A_patch_that_does_not_fit_is_refused(string patch, string code)
    {
        var url = await DoneAsync("CreateResource", new() { ["DesiredState"] = """{"QueueName":"q"}""" });

        (await RefusedAsync("UpdateResource", new() { ["Identifier"] = url, ["PatchDocument"] = patch })).ShouldBe(
            code
        );
    }

    [Fact]
    public async Task A_second_resource_of_the_name_fails_and_a_repeated_request_does_not()
    {
        JsonObject Input(string token) => new() { ["DesiredState"] = """{"QueueName":"q"}""", ["ClientToken"] = token };
        var first = await CallAsync("CreateResource", Input("one"));
        JsonNode.DeepEquals(first, await CallAsync("CreateResource", Input("one"))).ShouldBeTrue();

        var second = await StatusAsync(await CallAsync("CreateResource", Input("two")));

        second["OperationStatus"]!.ToString().ShouldBe("FAILED");
        second["ErrorCode"]!.ToString().ShouldBe("AlreadyExists");
    }

    private async Task<string> DoneAsync(string operation, JsonObject input)
    {
        var started = await CallAsync(operation, input);
        started["ProgressEvent"]!["OperationStatus"]!.ToString().ShouldBe("IN_PROGRESS");
        var ended = await StatusAsync(started);
        ended["OperationStatus"]!.ToString().ShouldBe("SUCCESS");
        return ended["Identifier"]!.ToString();
    }

    private async Task<JsonNode> StatusAsync(JsonObject started) =>
        (
            await CallAsync(
                "GetResourceRequestStatus",
                new() { ["RequestToken"] = started["ProgressEvent"]!["RequestToken"]!.ToString() }
            )
        )["ProgressEvent"]!;

    private async Task<JsonNode> PropertiesAsync(string identifier) =>
        JsonNode.Parse(
            (await CallAsync("GetResource", new() { ["Identifier"] = identifier }))["ResourceDescription"]![
                "Properties"
            ]!.ToString()
        )!;

    private async Task<string> RefusedAsync(string operation, JsonObject input) =>
        (await ServiceFixture.RefusedAsync(() => CallAsync(operation, input))).Code;

    private Task<JsonObject> CallAsync(string operation, JsonObject input)
    {
        if (!operation.Contains("Request", StringComparison.Ordinal))
        {
            input.TryAdd("TypeName", Queue);
        }

        return _aws.CloudControlAsync(operation, input);
    }
}
