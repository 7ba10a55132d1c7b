using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Lambda;

/// <summary>Layers are kept and told; functions that use them are refused.</summary>
public sealed class LayerTests
{
    private const string Layers = "/2018-10-31/layers";

    [Fact]
    public async Task A_version_is_told_with_its_code_and_its_number_is_not_given_again()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        var first = await PublishAsync(lambda, "python3.12");
        first["LayerVersionArn"]!.ToString().ShouldBe("arn:aws:lambda:eu-west-1:000000000000:layer:spices:1");
        first["Content"]!["CodeSha256"]!.ToString().Length.ShouldBe(44);

        await lambda.CallAsync(HttpMethod.Delete, $"{Layers}/spices/versions/1");
        await lambda.CallAsync(HttpMethod.Delete, $"{Layers}/spices/versions/1");
        ((int)(await PublishAsync(lambda, "nodejs22.x"))["Version"]!).ShouldBe(2);

        (await RefusedAsync(lambda, HttpMethod.Get, $"{Layers}/spices/versions/1")).Code.ShouldBe(
            "ResourceNotFoundException"
        );
        (await RefusedAsync(lambda, HttpMethod.Get, $"{Layers}/spices/versions/0")).Text.ShouldBe(
            "Layer Version Cannot be less than 1"
        );
        var arn = Uri.EscapeDataString("arn:aws:lambda:eu-west-1:000000000000:layer:spices:2");
        ((int)(await lambda.CallAsync(HttpMethod.Get, $"{Layers}?find=LayerVersion&Arn={arn}"))["Version"]!).ShouldBe(
            2
        );
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?CompatibleRuntime=nodejs22.x", 1)]
    [InlineData("?CompatibleRuntime=ruby3.4", 0)]
    public async Task Layers_are_listed_by_what_runs_them(string query, int latest)
    {
        await using var lambda = await LambdaFixture.StartAsync();
        await PublishAsync(lambda, "nodejs22.x");
        await PublishAsync(lambda, "python3.12");

        var layers = (await lambda.CallAsync(HttpMethod.Get, Layers + query))["Layers"]!.AsArray();

        layers
            .Select(static layer => (int)layer!["LatestMatchingVersion"]!["Version"]!)
            .ShouldBe(latest == 0 ? [] : [latest]);
        (await lambda.CallAsync(HttpMethod.Get, $"{Layers}/spices/versions"))["LayerVersions"]!
            .AsArray()
            .Select(static version => (int)version!["Version"]!)
            .ShouldBe([2, 1]);
    }

    [Fact]
    public async Task A_version_has_a_policy_with_revisions()
    {
        await using var lambda = await LambdaFixture.StartAsync();
        const string policy = $"{Layers}/spices/versions/1/policy";
        await PublishAsync(lambda, "nodejs22.x");
        (await RefusedAsync(lambda, HttpMethod.Get, policy)).Code.ShouldBe("ResourceNotFoundException");

        var added = await lambda.CallAsync(HttpMethod.Post, policy, Statement("all"));
        (await RefusedAsync(lambda, HttpMethod.Post, policy, Statement("all"))).Code.ShouldBe(
            "ResourceConflictException"
        );
        (await RefusedAsync(lambda, HttpMethod.Post, policy, Statement("more", "old"))).Code.ShouldBe(
            "PreconditionFailedException"
        );
        var told = await lambda.CallAsync(HttpMethod.Get, policy);
        told["RevisionId"]!.ToString().ShouldBe(added["RevisionId"]!.ToString());
        JsonNode.Parse(told["Policy"]!.ToString())!["Statement"]![0]!["Sid"]!.ToString().ShouldBe("all");

        (await RefusedAsync(lambda, HttpMethod.Delete, policy + "/none")).Code.ShouldBe("ResourceNotFoundException");
        await lambda.CallAsync(HttpMethod.Delete, policy + "/all");
        (await RefusedAsync(lambda, HttpMethod.Get, policy)).Code.ShouldBe("ResourceNotFoundException");
    }

    private static JsonObject Statement(string sid, string? revision = null) =>
        new()
        {
            ["StatementId"] = sid,
            ["Action"] = "lambda:GetLayerVersion",
            ["Principal"] = "*",
            ["RevisionId"] = revision,
        };

    private static Task<JsonObject> PublishAsync(LambdaFixture lambda, string runtime) =>
        lambda.CallAsync(
            HttpMethod.Post,
            $"{Layers}/spices/versions",
            new JsonObject
            {
                ["Content"] = new JsonObject { ["ZipFile"] = Convert.ToBase64String(LambdaFixture.Zip("layer")) },
                ["CompatibleRuntimes"] = new JsonArray(runtime),
            }
        );

    private static Task<AwsRefusalException> RefusedAsync(
        LambdaFixture lambda,
        HttpMethod method,
        string path,
        JsonObject? input = null
    ) => Should.ThrowAsync<AwsRefusalException>(() => lambda.CallAsync(method, path, input));
}
