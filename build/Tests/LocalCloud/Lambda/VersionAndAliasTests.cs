using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Lambda;

public sealed class VersionAndAliasTests
{
    [Fact]
    public async Task A_function_is_pending_in_the_answer_and_active_when_asked_again()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var made = await lambda.MakeAsync("soup");
        (made["State"]!.ToString(), made["StateReasonCode"]!.ToString()).ShouldBe(("Pending", "Creating"));
        made["LastUpdateStatus"].ShouldBeNull();
        var now = await lambda.CallAsync(HttpMethod.Get, "soup/configuration");
        (now["State"]!.ToString(), now["LastUpdateStatus"]!.ToString()).ShouldBe(("Active", "Successful"));
        now["RevisionId"]!.ToString().ShouldNotBe(made["RevisionId"]!.ToString());
    }

    [Fact]
    public async Task Unchanged_code_and_settings_make_no_further_version()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        (await PublishAsync(lambda)).ShouldBe("1");
        (await PublishAsync(lambda)).ShouldBe("1");
        await lambda.CallAsync(
            HttpMethod.Put,
            "soup/code",
            new JsonObject { ["ZipFile"] = Convert.ToBase64String(LambdaFixture.Zip("salted")) }
        );
        (await PublishAsync(lambda)).ShouldBe("2");
    }

    [Fact]
    public async Task A_change_of_something_that_has_changed_in_the_meantime_is_refused()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup");
        foreach (
            var (method, path) in new[] { (HttpMethod.Put, "soup/configuration"), (HttpMethod.Post, "soup/versions") }
        )
        {
            var refusal = await ServiceFixture.RefusedAsync(() =>
                lambda.CallAsync(method, path, new JsonObject { ["RevisionId"] = "old" })
            );
            (refusal.Status, refusal.Code).ShouldBe((412, "PreconditionFailedException"));
        }
    }

    [Fact]
    public async Task A_change_while_another_goes_on_is_refused()
    {
        await using var lambda = await LambdaFixture.StartAsync(
            new LocalCloudOptions { ProvisioningTime = TimeSpan.FromHours(1) }
        );
        await lambda.MakeAsync("soup");
        var refusal = await ServiceFixture.RefusedAsync(() =>
            lambda.CallAsync(HttpMethod.Put, "soup/configuration", new JsonObject { ["Timeout"] = 5 })
        );
        (refusal.Status, refusal.Code).ShouldBe((409, "ResourceConflictException"));
    }

    [Fact]
    public async Task A_version_that_an_alias_uses_is_not_deleted()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'Publish':true}");
        await AliasAsync(lambda, "1");
        var refusal = await ServiceFixture.RefusedAsync(() => lambda.CallAsync(HttpMethod.Delete, "soup?Qualifier=1"));
        (refusal.Status, refusal.Text).ShouldBe(
            (409, "Unable to delete version because the following aliases reference it: [live]")
        );
        await lambda.CallAsync(HttpMethod.Delete, "soup/aliases/live");
        await lambda.CallAsync(HttpMethod.Delete, "soup?Qualifier=1");
        (await lambda.CallAsync(HttpMethod.Get, "soup/versions"))["Versions"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Permissions_go_with_their_alias()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'Publish':true}");
        await AliasAsync(lambda, "1");
        await lambda.CallAsync(
            HttpMethod.Post,
            "soup/policy?Qualifier=live",
            new JsonObject
            {
                ["StatementId"] = "all",
                ["Action"] = "lambda:InvokeFunction",
                ["Principal"] = "events.amazonaws.com",
            }
        );
        (await lambda.CallAsync(HttpMethod.Get, "soup/policy?Qualifier=live"))["Policy"]!
            .ToString()
            .ShouldContain("events.amazonaws.com");
        await lambda.CallAsync(HttpMethod.Delete, "soup/aliases/live");
        await AliasAsync(lambda, "1");
        (
            await ServiceFixture.RefusedAsync(() => lambda.CallAsync(HttpMethod.Get, "soup/policy?Qualifier=live"))
        ).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData(0.0, "1")]
    [InlineData(1.0, "2")]
    public async Task An_alias_sends_calls_by_weight(double weight, string expected)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await lambda.MakeAsync("soup", "{'Publish':true}");
        await lambda.CallAsync(HttpMethod.Put, "soup/configuration", new JsonObject { ["Timeout"] = 50 });
        (await PublishAsync(lambda)).ShouldBe("2");
        await AliasAsync(lambda, "1");
        await lambda.CallAsync(
            HttpMethod.Put,
            "soup/aliases/live",
            new JsonObject
            {
                ["RoutingConfig"] = new JsonObject { ["AdditionalVersionWeights"] = new JsonObject { ["2"] = weight } },
            }
        );
        for (var i = 0; i < 3; i++)
        {
            (await lambda.InvokeAsync("soup:live")).Version.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("{'MemorySize':64}", "ValidationException")]
    [InlineData("{'Timeout':901}", "ValidationException")]
    [InlineData("{'Runtime':'cobol'}", "InvalidParameterValueException")]
    [InlineData("{'Role':'arn:aws:iam::000000000000:role/nobody'}", "InvalidParameterValueException")]
    [InlineData("{'Environment':{'Variables':{'AWS_REGION':'x'}}}", "InvalidParameterValueException")]
    [InlineData("{'Layers':['arn:aws:lambda:us-east-1:000000000000:layer:salt:1']}", "NotModelled")]
    public async Task Wrong_settings_are_refused(string settings, string code)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        (await ServiceFixture.RefusedAsync(() => lambda.MakeAsync("soup", settings))).Code.ShouldBe(code);
    }

    private static async Task<string> PublishAsync(LambdaFixture lambda) =>
        (await lambda.CallAsync(HttpMethod.Post, "soup/versions"))["Version"]!.ToString();

    private static Task<JsonObject> AliasAsync(LambdaFixture lambda, string version) =>
        lambda.CallAsync(
            HttpMethod.Post,
            "soup/aliases",
            new JsonObject { ["Name"] = "live", ["FunctionVersion"] = version }
        );
}
