using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.ApiGateway;

/// <summary>What usage plans allow the keys that they have.</summary>
public sealed class UsagePlanTests
{
    private static readonly (int, string?, string) TooMany = (
        429,
        "TooManyRequestsException",
        "{\"message\":\"Too Many Requests\"}"
    );

    private static readonly (int, string?, string) UsedUp = (
        429,
        "LimitExceededException",
        "{\"message\":\"Limit Exceeded\"}"
    );

    [Theory]
    [InlineData("Burst")]
    [InlineData("MethodBurst")]
    public async Task A_key_that_sends_more_than_its_plan_allows_is_throttled(string limit)
    {
        await using var api = await KeyedApi.StartAsync((limit, "1"));

        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
        (await api.ReadAsync(api.Secret)).ShouldBe(TooMany);
        (await api.OptionsAsync()).ShouldBe(204);
    }

    [Fact]
    public async Task A_key_is_throttled_by_itself()
    {
        await using var api = await KeyedApi.StartAsync(("Burst", "1"));
        var made = JsonNode.Parse((await api.ControlAsync(HttpMethod.Post, "/apikeys", "{'enabled':true}")).Body)!;
        await api.ControlAsync(
            HttpMethod.Post,
            $"/usageplans/{api.Outputs["Plan"]}/keys",
            $"{{'keyId':'{made["id"]}','keyType':'API_KEY'}}"
        );

        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
        (await api.ReadAsync(made["value"]!.ToString())).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("DAY", 1)]
    [InlineData("WEEK", 7)]
    [InlineData("MONTH", 31)]
    public async Task A_quota_is_used_up_until_the_next_period(string period, int days)
    {
        using var clock = new VirtualClock();
        await using var api = await KeyedApi.StartAsync(clock, ("Limit", "2"), ("Period", period));

        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
        (await api.ReadAsync(api.Secret)).ShouldBe(UsedUp);

        clock.Advance(TimeSpan.FromDays(days));
        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_offset_of_a_quota_counts_in_the_first_period_only()
    {
        using var clock = new VirtualClock();
        await using var api = await KeyedApi.StartAsync(clock, ("Limit", "2"), ("Offset", "1"));

        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
        (await api.ReadAsync(api.Secret)).ShouldBe(UsedUp);

        clock.Advance(TimeSpan.FromDays(1));
        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
        (await api.ReadAsync(api.Secret)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_plan_and_its_keys_are_shown()
    {
        await using var api = await KeyedApi.StartAsync();
        var (plan, key) = (api.Outputs["Plan"], api.Outputs["Key"]);
        api.Outputs["Pair"].ShouldBe($"{key}:{plan}");

        var shown = JsonNode.Parse((await api.ControlAsync(HttpMethod.Get, $"/usageplans?keyId={key}")).Body)!["item"]!;
        (shown[0]!["id"]!.ToString(), shown[0]!["name"]!.ToString()).ShouldBe((plan, "cooks"));
        shown[0]!["apiStages"]![0]!["throttle"]!["/dishes/GET"]!["burstLimit"]!.GetValue<int>().ShouldBe(100);
        (await api.ControlAsync(HttpMethod.Get, "/usageplans?keyId=none")).Body.ShouldBe("""{"item":[]}""");
        var keys = JsonNode.Parse((await api.ControlAsync(HttpMethod.Get, $"/usageplans/{plan}/keys")).Body)!["item"]!;
        (keys[0]!["id"]!.ToString(), keys[0]!["type"]!.ToString()).ShouldBe((key, "API_KEY"));
    }

    [Fact]
    public async Task A_plan_with_a_stage_cannot_be_deleted_and_one_without_can()
    {
        await using var api = await KeyedApi.StartAsync();
        var (plan, stage) = ($"/usageplans/{api.Outputs["Plan"]}", $"{api.Outputs["Id"]}:live");

        (await api.ControlAsync(HttpMethod.Delete, plan)).Body.ShouldContain(
            $"because there are API Stages associated with it, including {stage}"
        );
        await api.ControlAsync(
            HttpMethod.Patch,
            plan,
            $"{{'patchOperations':[{{'op':'remove','path':'/apiStages','value':'{stage}'}}]}}"
        );

        (await api.ReadAsync(api.Secret)).Status.ShouldBe(403);
        (await api.ControlAsync(HttpMethod.Delete, plan)).Status.ShouldBe(202);
        (await api.ControlAsync(HttpMethod.Get, plan)).ShouldBe(
            (404, "NotFoundException", "{\"message\":\"Invalid Usage Plan ID specified\"}")
        );
    }

    [Theory]
    [InlineData("{'name':'x','apiStages':[{'apiId':'none','stage':'live'}]}", 404, "API Stage not found: none:live")]
    [InlineData("{'name':'x','apiStages':[{'stage':'live'}]}", 400, "Invalid API Stage {api: , stage: live} specified")]
    [InlineData("{'name':'x','quota':{'limit':1,'period':'YEAR'}}", 400, "Member must satisfy enum value set")]
    [InlineData("{'name':'x','quota':{'limit':1}}", 400, "a limit and a period")]
    public async Task A_plan_that_cannot_be_is_refused(string input, int status, string message)
    {
        await using var api = await KeyedApi.StartAsync();

        var answer = await api.ControlAsync(HttpMethod.Post, "/usageplans", input);

        (answer.Status, answer.Body.Contains(message, StringComparison.Ordinal)).ShouldBe((status, true), answer.Body);
    }

    [Fact]
    public async Task Of_two_plans_of_a_stage_a_key_is_in_one()
    {
        await using var api = await KeyedApi.StartAsync();
        var other = JsonNode.Parse(
            (
                await api.ControlAsync(
                    HttpMethod.Post,
                    "/usageplans",
                    $"{{'name':'x','apiStages':[{{'apiId':'{api.Outputs["Id"]}','stage':'live'}}]}}"
                )
            ).Body
        )!["id"];

        var answer = await api.ControlAsync(
            HttpMethod.Post,
            $"/usageplans/{other}/keys",
            $"{{'keyId':'{api.Outputs["Key"]}','keyType':'API_KEY'}}"
        );

        (answer.Status, answer.ErrorType).ShouldBe((409, "ConflictException"));
        answer.Body.ShouldContain("cannot reference multiple Usage Plans with the same API stage");
    }

    [Fact]
    public async Task A_patch_changes_limits_and_removes_them_as_a_whole()
    {
        await using var api = await KeyedApi.StartAsync();
        var plan = $"/usageplans/{api.Outputs["Plan"]}";

        var (_, _, body) = await api.ControlAsync(
            HttpMethod.Patch,
            plan,
            "{'patchOperations':[{'op':'replace','path':'/throttle/rateLimit','value':'2.5'},"
                + "{'op':'remove','path':'/quota'}]}"
        );

        JsonNode.Parse(body)!["throttle"]!["rateLimit"]!.GetValue<double>().ShouldBe(2.5);
        JsonNode.Parse(body)!["quota"].ShouldBeNull();
        (
            await api.ControlAsync(
                HttpMethod.Patch,
                plan,
                "{'patchOperations':[{'op':'replace','path':'/throttle','value':'x'}]}"
            )
        ).Body.ShouldContain("Invalid patch path");
    }

    [Fact]
    public async Task A_stage_that_is_deleted_leaves_its_plans_and_the_stack_goes_with_all_of_them()
    {
        await using var api = await KeyedApi.StartAsync();
        await api.ControlAsync(HttpMethod.Delete, $"/restapis/{api.Outputs["Id"]}/stages/live");

        JsonNode.Parse((await api.ControlAsync(HttpMethod.Get, $"/usageplans/{api.Outputs["Plan"]}")).Body)![
            "apiStages"
        ]!
            .AsArray()
            .ShouldBeEmpty();

        await api.Stacks.CallAsync("DeleteStack", ("StackName", "locked"));
        await api.Stacks.UntilAsync(
            async () => (await api.ControlAsync(HttpMethod.Get, "/apikeys")).Body == """{"item":[]}""",
            "the end of the keys"
        );
        (await api.ControlAsync(HttpMethod.Get, "/usageplans")).Body.ShouldBe("""{"item":[]}""");
    }
}
