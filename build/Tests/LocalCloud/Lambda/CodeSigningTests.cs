using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Lambda;

public sealed class CodeSigningTests
{
    [Fact]
    public async Task Unsigned_code_is_refused_only_where_it_is_enforced()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var arn = await MakeAsync(lambda, "Enforce");
        var more = new JsonObject { ["CodeSigningConfigArn"] = arn }.ToJsonString();
        var refused = await Should.ThrowAsync<AwsRefusalException>(() => lambda.MakeAsync("soup", more));
        refused.Code.ShouldBe("CodeVerificationFailedException");

        var policy = new JsonObject { ["UntrustedArtifactOnDeployment"] = "Warn" };
        await lambda.CallAsync(HttpMethod.Put, $"/2020-04-22/code-signing-configs/{arn}", Policies(policy));
        await lambda.MakeAsync("soup", more);
        var users = await lambda.CallAsync(HttpMethod.Get, $"/2020-04-22/code-signing-configs/{arn}/functions");
        users["FunctionArns"]!.AsArray().Single()!.ToString().ShouldEndWith(":function:soup");
        (
            await Should.ThrowAsync<AwsRefusalException>(() =>
                lambda.CallAsync(HttpMethod.Delete, $"/2020-04-22/code-signing-configs/{arn}")
            )
        ).Code.ShouldBe("ResourceConflictException");

        await lambda.CallAsync(HttpMethod.Delete, "/2020-06-30/functions/soup/code-signing-config");
        await lambda.CallAsync(HttpMethod.Delete, $"/2020-04-22/code-signing-configs/{arn}");
        (
            await Should.ThrowAsync<AwsRefusalException>(() =>
                lambda.CallAsync(
                    HttpMethod.Put,
                    "/2020-06-30/functions/soup/code-signing-config",
                    new JsonObject { ["CodeSigningConfigArn"] = arn }
                )
            )
        ).Code.ShouldBe("CodeSigningConfigNotFoundException");
    }

    private static JsonObject Policies(JsonObject policy) => new() { ["CodeSigningPolicies"] = policy };

    private static async Task<string> MakeAsync(LambdaFixture lambda, string policy)
    {
        var input = Policies(new() { ["UntrustedArtifactOnDeployment"] = policy });
        input["AllowedPublishers"] = new JsonObject
        {
            ["SigningProfileVersionArns"] = new JsonArray(
                "arn:aws:signer:eu-west-1:000000000000:/signing-profiles/a/b"
            ),
        };
        return (await lambda.CallAsync(HttpMethod.Post, "/2020-04-22/code-signing-configs", input))[
            "CodeSigningConfig"
        ]!["CodeSigningConfigArn"]!.ToString();
    }
}
