using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

public sealed class StageTests
{
    [Fact]
    public async Task A_stage_is_made_of_a_deployment_changed_found_by_it_and_deleted()
    {
        await using var api = await KitchenApi.StartAsync();
        var stages = $"/restapis/{api.Id}/stages";
        var deployment = await DeploymentAsync(api);

        var made = await api.ControlAsync(
            HttpMethod.Post,
            stages,
            $"{{'stageName':'next','deploymentId':'{deployment}','variables':{{'menu':'lunch'}}}}"
        );
        made.Status.ShouldBe(201);
        (
            await api.ControlAsync(HttpMethod.Post, stages, $"{{'stageName':'next','deploymentId':'{deployment}'}}")
        ).ShouldBe((409, "ConflictException", "{\"message\":\"Stage already exists\"}"));
        var changed = await PatchAsync(
            api,
            "next",
            ("/description", "the next one"),
            ("/variables/menu", "dinner"),
            ("/tracingEnabled", "true"),
            ("/*/*/throttling/burstLimit", "7")
        );
        changed.Body.ShouldContain("\"variables\":{\"menu\":\"dinner\"}");
        changed.Body.ShouldContain("\"tracingEnabled\":true");
        changed.Body.ShouldContain("\"throttlingBurstLimit\":7");
        (await NamesAsync(api, $"{stages}?deploymentId={deployment}")).ShouldBe(["next"]);
        (await api.ControlAsync(HttpMethod.Delete, $"{stages}/next")).Status.ShouldBe(202);
        (await NamesAsync(api, stages)).ShouldBe(["live"]);
        (await api.ControlAsync(HttpMethod.Get, $"{stages}/next")).ShouldBe(
            (404, "NotFoundException", "{\"message\":\"Invalid Stage identifier specified\"}")
        );
    }

    [Theory]
    [InlineData("/deploymentId", "none", "Deployment id does not exist")]
    [InlineData("/accessLogSettings/destinationArn", "arn:aws:s3:::logs", "CloudWatch Logs role ARN must be set in")]
    [InlineData("/unheardOf", "x", "Invalid method setting path: /unheardOf")]
    public async Task A_change_that_cannot_be_is_refused(string path, string value, string message)
    {
        await using var api = await KitchenApi.StartAsync();

        var refused = await PatchAsync(api, "live", (path, value));

        (refused.Status, refused.ErrorType).ShouldBe((400, "BadRequestException"));
        refused.Body.ShouldContain(message);
    }

    [Fact]
    public async Task Logs_of_access_go_to_a_group_that_there_is()
    {
        await using var api = await KitchenApi.StartAsync();
        await api.ControlAsync(
            HttpMethod.Patch,
            "/account",
            "{'patchOperations':[{'op':'replace','path':'/cloudwatchRoleArn',"
                + "'value':'arn:aws:iam::000000000000:role/logs'}]}"
        );

        (await ToAsync("arn:aws:s3:::logs")).ShouldContain("Invalid ARN specified in the request.");
        (await ToAsync("arn:aws:logs:eu-west-1:000000000000:log-group:none")).ShouldContain("none does not exist");

        async Task<string> ToAsync(string arn) =>
            (await PatchAsync(api, "live", ("/accessLogSettings/destinationArn", arn))).Body;
    }

    [Fact]
    public async Task A_deployment_is_described_and_deleted_once_no_stage_has_it()
    {
        await using var api = await KitchenApi.StartAsync();
        var path = $"/restapis/{api.Id}/deployments/{await DeploymentAsync(api)}";

        (
            await api.ControlAsync(
                HttpMethod.Patch,
                path,
                "{'patchOperations':[{'op':'replace','path':'/description','value':'spring'}]}"
            )
        ).Body.ShouldContain("spring");
        (await api.ControlAsync(HttpMethod.Get, path)).Body.ShouldContain("spring");
        (await api.ControlAsync(HttpMethod.Delete, path)).Status.ShouldBe(202);
        (await api.ControlAsync(HttpMethod.Get, path)).Status.ShouldBe(404);
    }

    private static async Task<string> DeploymentAsync(KitchenApi api)
    {
        var made = await api.ControlAsync(HttpMethod.Post, $"/restapis/{api.Id}/deployments", "{}");
        return JsonNode.Parse(made.Body)!["id"]!.ToString();
    }

    private static async Task<IEnumerable<string>> NamesAsync(KitchenApi api, string path) =>
        JsonNode.Parse((await api.ControlAsync(HttpMethod.Get, path)).Body)!["item"]!
            .AsArray()
            .Select(static stage => stage!["stageName"]!.ToString());

    private static Task<(int Status, string? ErrorType, string Body)> PatchAsync(
        KitchenApi api,
        string stage,
        params (string Path, string Value)[] changes
    )
    {
        var operations = changes.Select(static each =>
            $"{{'op':'replace','path':'{each.Path}','value':'{each.Value}'}}"
        );
        return api.ControlAsync(
            HttpMethod.Patch,
            $"/restapis/{api.Id}/stages/{stage}",
            $"{{'patchOperations':[{string.Join(',', operations)}]}}"
        );
    }
}
