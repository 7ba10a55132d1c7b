using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using Amazon.S3;
using Amazon.S3.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Access;

public sealed class RefusalTests
{
    private const string User = "User: arn:aws:sts::000000000000:assumed-role/cook/job is not authorized to perform: ";

    [Fact]
    public async Task Each_protocol_has_its_code()
    {
        await using var cloud = await AccessFixture.StartAsync();
        using var cook = await cloud.SessionAsync();

        (await RefusedAsync(() => cook.QueryAsync("iam", "GetRole", ("RoleName", "cook")))).ShouldBe(
            (403, "AccessDenied", User + "iam:GetRole on resource: role cook " + Because("iam:GetRole"))
        );
        (await RefusedAsync(() => cook.QueryAsync("cloudformation", "DeleteStack", ("StackName", "a")))).ShouldBe(
            (
                403,
                "AccessDenied",
                User
                    + "cloudformation:DeleteStack on resource: "
                    + "arn:aws:cloudformation:eu-west-1:000000000000:stack/a/* "
                    + Because("cloudformation:DeleteStack")
            )
        );
        (
            await RefusedAsync(() =>
                cook.JsonAsync("dynamodb", "DynamoDB_20120810.DescribeTable", new JsonObject { ["TableName"] = "menu" })
            )
        ).ShouldBe(
            (
                400,
                "AccessDeniedException",
                User
                    + "dynamodb:DescribeTable on resource: arn:aws:dynamodb:eu-west-1:000000000000:table/menu "
                    + Because("dynamodb:DescribeTable")
            )
        );
    }

    [Theory]
    [InlineData("lambda", "GET", "/2015-03-31/functions/cook", "lambda:GetFunction")]
    [InlineData("lambda", "POST", "/2015-03-31/functions/cook:live/invocations", "lambda:InvokeFunction")]
    [InlineData("apigateway", "GET", "/restapis/abc", "apigateway:GET")]
    [InlineData("s3", "GET", "/kitchen", "s3:ListBucket")]
    [InlineData("s3", "GET", "/kitchen/menu", "s3:GetObject")]
    [InlineData("s3", "DELETE", "/kitchen?lifecycle", "s3:PutLifecycleConfiguration")]
    [InlineData("s3", "DELETE", "/kitchen?policy", "s3:DeleteBucketPolicy")]
    public async Task A_refused_request_of_a_REST_service_names_its_action(
        string service,
        string method,
        string path,
        string action
    )
    {
        await using var cloud = await AccessFixture.StartAsync();
        using var cook = await cloud.SessionAsync();
        using var body = new StringContent("");

        using var answer = await cook.SendAsync(new HttpMethod(method), path, service, body);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(
            $"is not authorized to perform: {action} on resource: "
        );
    }

    [Fact]
    public async Task Who_may_not_list_a_bucket_is_not_told_what_it_lacks()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var bucket = new AmazonS3ClientOfRole(cloud, "reader", AccessFixture.Allow("s3:GetObject"));
        var lister = new AmazonS3ClientOfRole(cloud, "lister", AccessFixture.Allow("s3:GetObject s3:ListBucket"));
        await cloud.Administrator.MakeBucketAsync("kitchen");

        using var reading = await bucket.ClientAsync();
        using var listing = await lister.ClientAsync();

        (await Should.ThrowAsync<AmazonS3Exception>(reading.GetObjectAsync("kitchen", "menu"))).ErrorCode.ShouldBe(
            "AccessDenied"
        );
        (
            await Should.ThrowAsync<AmazonS3Exception>(reading.GetObjectMetadataAsync("kitchen", "menu"))
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (
            await Should.ThrowAsync<AmazonS3Exception>(
                reading.HeadBucketAsync(new HeadBucketRequest { BucketName = "missing" })
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Should.ThrowAsync<AmazonS3Exception>(listing.GetObjectAsync("kitchen", "menu"))).ErrorCode.ShouldBe(
            "NoSuchKey"
        );
        (
            await Should.ThrowAsync<AmazonS3Exception>(listing.GetObjectMetadataAsync("kitchen", "menu"))
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_policy_of_a_bucket_counts()
    {
        await using var cloud = await AccessFixture.StartAsync();
        await cloud.Administrator.MakeBucketAsync("kitchen");
        await cloud.Administrator.PutAsync("s3", "/kitchen/menu", "soup");
        await cloud.Administrator.PutAsync("s3", "/kitchen/secret", "salt");
        await cloud.Administrator.PutAsync(
            "s3",
            "/kitchen?policy",
            AccessFixture.Policy(
                "{'Effect':'Allow','Principal':{'AWS':'arn:aws:iam::000000000000:role/cook'},"
                    + "'Action':'s3:GetObject','Resource':'arn:aws:s3:::kitchen/*'}",
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'arn:aws:s3:::kitchen/secret'}"
            )
        );
        using var cook = await cloud.SessionAsync();

        (await cook.GetAsync("s3", "/kitchen/menu")).ShouldBe("soup");
        using var none = new StringContent("");
        using var denied = await cook.SendAsync(HttpMethod.Get, "/kitchen/secret", "s3", none);
        (await denied.Content.ReadAsStringAsync()).ShouldContain(
            "s3:GetObject on resource: \"arn:aws:s3:::kitchen/secret\" with an explicit deny in a resource-based policy"
        );
    }

    [Fact]
    public async Task Each_object_of_a_deletion_is_decided_on_its_own()
    {
        await using var cloud = await AccessFixture.StartAsync();
        await cloud.Administrator.MakeBucketAsync("kitchen");
        var role = new AmazonS3ClientOfRole(
            cloud,
            "cleaner",
            AccessFixture.Allow("s3:DeleteObject", "arn:aws:s3:::kitchen/old/*")
        );
        using var client = await role.ClientAsync();

        var failure = await Should.ThrowAsync<DeleteObjectsException>(
            client.DeleteObjectsAsync(
                new DeleteObjectsRequest
                {
                    BucketName = "kitchen",
                    Objects = [new KeyVersion { Key = "old/a" }, new KeyVersion { Key = "new/b" }],
                }
            )
        );

        failure.Response.DeletedObjects.Select(static each => each.Key).ShouldBe(["old/a"]);
        failure
            .Response.DeleteErrors.Select(static each => (each.Key, each.Code))
            .ShouldBe([("new/b", "AccessDenied")]);
    }

    [Fact]
    public async Task Who_passes_a_role_needs_the_permission_for_that_service()
    {
        await using var cloud = await AccessFixture.StartAsync();
        var passed = "arn:aws:iam::000000000000:role/machine";
        using var cook = await cloud.SessionAsync(
            AccessFixture.Allow("states:*"),
            AccessFixture.Allow("iam:PassRole", "*", "{'StringEquals':{'iam:PassedToService':'lambda.amazonaws.com'}}")
        );

        var refusal = await RefusedAsync(() =>
            cook.JsonAsync(
                "states",
                "AWSStepFunctions.CreateStateMachine",
                new JsonObject
                {
                    ["name"] = "x",
                    ["definition"] = "{}",
                    ["roleArn"] = passed,
                }
            )
        );

        refusal.Text.ShouldBe($"{User}iam:PassRole on resource: {passed} {Because("iam:PassRole")}");
    }

    [Fact]
    public async Task Tags_of_a_request_need_a_permission_and_are_keys_of_conditions()
    {
        await using var cloud = await AccessFixture.StartAsync();
        using var cook = await cloud.SessionAsync(
            AccessFixture.Allow("logs:CreateLogGroup"),
            AccessFixture.Allow("logs:TagResource", "*", "{'StringEquals':{'aws:RequestTag/team':'kitchen'}}")
        );

        await CreateAsync("a", "kitchen");
        (await RefusedAsync(() => CreateAsync("b", "bar"))).Text.ShouldContain("logs:TagResource on resource: ");

        Task CreateAsync(string name, string team) =>
            cook.JsonAsync(
                "logs",
                "Logs_20140328.CreateLogGroup",
                new JsonObject
                {
                    ["logGroupName"] = name,
                    ["tags"] = new JsonObject { ["team"] = team },
                }
            );
    }

    [Fact]
    public async Task An_action_can_be_denied_while_the_host_runs()
    {
        await using var cloud = await AccessFixture.StartAsync(new LocalCloudOptions());
        cloud.Host.Faults.DeniedActions = ["ssm:Describe*"];

        (
            await RefusedAsync(() => cloud.Administrator.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []))
        ).Text.ShouldEndWith("with an explicit deny in an identity-based policy");
        cloud.Host.Faults.IsEmpty.ShouldBeFalse();

        cloud.Host.Faults.Clear();
        await cloud.Administrator.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []);
    }

    [Fact]
    public async Task What_a_client_uses_is_told()
    {
        var used = new ConcurrentQueue<(string, string)>();
        await using var cloud = await AccessFixture.StartAsync(
            new LocalCloudOptions { OnAuthorization = (action, resource) => used.Enqueue((action, resource)) }
        );

        await cloud.Administrator.MakeBucketAsync("kitchen");
        await cloud.Administrator.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []);

        used.ShouldBe([("s3:CreateBucket", "arn:aws:s3:::kitchen"), ("ssm:DescribeParameters", "*")]);
    }

    [Fact]
    public async Task Nothing_is_refused_unless_access_is_enforced()
    {
        await using var cloud = await AccessFixture.StartAsync(new LocalCloudOptions());
        using var cook = await cloud.SessionAsync();

        await cook.JsonAsync("ssm", "AmazonSSM.DescribeParameters", []);
        (await cook.QueryAsync("iam", "GetRole", ("RoleName", "cook"))).Descendants("RoleName").ShouldNotBeEmpty();
    }

    private static string Because(string action) => $"because no identity-based policy allows the {action} action";

    private static async Task<(int Status, string Code, string Text)> RefusedAsync(Func<Task> call)
    {
        var refusal = await ServiceFixture.RefusedAsync(call);
        return (refusal.Status, refusal.Code, refusal.Text);
    }

    /// <summary>A role with a policy, and AWS's client for S3 with its keys.</summary>
    private sealed class AmazonS3ClientOfRole(AccessFixture cloud, string name, string statement)
    {
        public async Task<AmazonS3Client> ClientAsync() =>
            cloud.S3(await cloud.KeyAsync(await cloud.CreateRoleAsync(name, AccessFixture.Policy(statement))));
    }
}
