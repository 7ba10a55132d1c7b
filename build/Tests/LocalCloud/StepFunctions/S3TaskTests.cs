using System.Text.Json.Nodes;
using AiChef.LocalCloud.S3;
using AiChef.LocalCloud.StepFunctions.Tasks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class S3TaskTests
{
    [Fact]
    public async Task An_object_is_put_read_listed_and_deleted()
    {
        await using var cloud = await BucketAsync();

        var put = await OutputAsync(cloud, "putObject", "'Bucket':'menus','Key':'a/soup','Body':{'dish':'soup'}");
        put["ChecksumType"]!.ToString().ShouldBe("FULL_OBJECT");
        put["VersionId"].ShouldBeNull();
        var read = await OutputAsync(cloud, "getObject", "'Bucket':'menus','Key':'a/soup'");
        (read["Body"]!.ToString(), read["ContentLength"]!.GetValue<int>()).ShouldBe(("""{"dish":"soup"}""", 15));
        read["ETag"]!.ToString().ShouldBe(put["ETag"]!.ToString());
        var listed = await OutputAsync(cloud, "listObjectsV2", "'Bucket':'menus','Prefix':'a/'");
        listed["Contents"]!.AsArray().Select(static each => each!["Key"]!.ToString()).ShouldBe(["a/soup"]);
        (await OutputAsync(cloud, "listObjects", "'Bucket':'menus','Prefix':'b/'"))["Contents"]!
            .AsArray()
            .ShouldBeEmpty();
        (await OutputAsync(cloud, "deleteObject", "'Bucket':'menus','Key':'a/soup'")).ShouldBeEmpty();
        (await OutputAsync(cloud, "listObjects", "'Bucket':'menus'"))["Contents"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("getObject", "'Bucket':'menus','Key':'none'", "S3.NoSuchKeyException", "Status Code: 404")]
    [InlineData("listObjects", "'Bucket':'none'", "S3.NoSuchBucketException", "Status Code: 404")]
    public async Task What_is_not_there_is_an_error_of_the_SDK(
        string action,
        string parameters,
        string error,
        string cause
    )
    {
        await using var cloud = await BucketAsync();

        var run = await RunAsync(cloud, action, parameters);

        run.Outcome.Error.ShouldBe(error);
        run.Outcome.Cause!.ShouldContain(cause);
        run.Outcome.Cause!.ShouldContain("(Service: S3, ");
    }

    private static async Task<ServiceFixture> BucketAsync()
    {
        var cloud = await ServiceFixture.StartAsync();
        cloud.Host.Cloud.Get<S3State>().Make(new("000000000000", "eu-west-1"), "menus");
        return cloud;
    }

    private static async Task<JsonObject> OutputAsync(ServiceFixture cloud, string action, string parameters) =>
        JsonNode.Parse((await RunAsync(cloud, action, parameters)).Outcome.Output!)!.AsObject();

    private static Task<MachineRun> RunAsync(ServiceFixture cloud, string action, string parameters) =>
        MachineRun.OfStatesAsync(
            $"'A':{{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:s3:{action}',"
                + $"'Parameters':{{{parameters}}},'End':true}}",
            service: new S3Tasks(cloud.Host.Cloud)
        );
}
