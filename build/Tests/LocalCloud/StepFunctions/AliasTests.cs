using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.StepFunctions.StateMachineApiTests;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class AliasTests
{
    private const string Alias = $"{Arn}:live";

    [Fact]
    public async Task An_alias_is_created_once_changed_listed_and_deleted()
    {
        await using var cloud = await VersionsAsync();

        var created = await cloud.StatesAsync("CreateStateMachineAlias", Creation([(1, 100)]));
        created["stateMachineAliasArn"]!.ToString().ShouldBe(Alias);
        (await cloud.StatesAsync("CreateStateMachineAlias", Creation([(1, 100)])))
            .ToJsonString()
            .ShouldBe(created.ToJsonString());
        (await RefusalAsync(cloud, Creation([(2, 100)]))).ShouldStartWith(
            "ConflictException: Failed to create alias because an alias with the same name"
        );
        await cloud.StatesAsync(
            "UpdateStateMachineAlias",
            $"{{'stateMachineAliasArn':'{Alias}','routingConfiguration':{Routes((1, 90), (2, 10))}}}"
        );

        var described = await cloud.StatesAsync("DescribeStateMachineAlias", $"{{'stateMachineAliasArn':'{Alias}'}}");
        described["routingConfiguration"]!
            .AsArray()
            .Select(static route => $"{route!["stateMachineVersionArn"]} {route["weight"]}")
            .ShouldBe([$"{Arn}:1 90", $"{Arn}:2 10"]);
        (described["name"]!.ToString(), described["description"]!.ToString()).ShouldBe(("live", "what runs"));
        (await ListedAsync(cloud, Arn)).ShouldBe([Alias]);
        (await ListedAsync(cloud, $"{Arn}:2")).ShouldBe([Alias]);
        await cloud.StatesAsync("DeleteStateMachineAlias", $"{{'stateMachineAliasArn':'{Alias}'}}");
        (await ListedAsync(cloud, Arn)).ShouldBeEmpty();
        var gone = await ServiceFixture.RefusedAsync(() =>
            cloud.StatesAsync("DescribeStateMachineAlias", $"{{'stateMachineAliasArn':'{Alias}'}}")
        );
        gone.Code.ShouldBe("ResourceNotFound");
    }

    [Theory]
    [InlineData("1 60 2 30", "ValidationException: Sum of routing configuration weights must equal 100. Received: [60")]
    [InlineData("1 50 1 50", "ValidationException: Routing configuration must contain distinct state machine version")]
    [InlineData(
        "0 100",
        "ValidationException: Routing configuration must contain state machine version ARNs. Received"
    )]
    [InlineData("3 100", "ResourceNotFound: ")]
    [InlineData("1 101", "ValidationException: 1 validation error detected: Value '101' at 'routingConfiguration.1.")]
    [InlineData("", "ValidationException: 1 validation error detected: Value '[]' at 'routingConfiguration' failed to")]
    [InlineData("1 40 2 40 1 20", "ValidationException: 1 validation error detected: Value '[RoutingConfigurationList")]
    public async Task Routes_that_cannot_be_are_refused(string versionsAndWeights, string expected)
    {
        await using var cloud = await VersionsAsync();
        var numbers = versionsAndWeights.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray();

        var refusal = await RefusalAsync(cloud, Creation([.. numbers.Chunk(2).Select(pair => (pair[0], pair[1]))]));

        refusal.ShouldStartWith(expected);
    }

    private static async Task<ServiceFixture> VersionsAsync()
    {
        var cloud = await ServiceFixture.StartAsync();
        await cloud.StatesAsync("CreateStateMachine", StateMachineApiTests.Creation(Passing, ",'publish':true"));
        await cloud.StatesAsync(
            "UpdateStateMachine",
            $"{{'stateMachineArn':'{Arn}','definition':\"{Waiting}\",'publish':true}}"
        );
        return cloud;
    }

    private static string Creation((int Version, int Weight)[] routes) =>
        $"{{'name':'live','description':'what runs','routingConfiguration':{Routes(routes)}}}";

    /// <summary>Routes to versions; version 0 stands for the state machine itself.</summary>
    private static string Routes(params (int Version, int Weight)[] routes) =>
        new JsonArray([
            .. routes.Select(static route => new JsonObject
            {
                ["stateMachineVersionArn"] = route.Version == 0 ? Arn : $"{Arn}:{route.Version}",
                ["weight"] = route.Weight,
            }),
        ])
            .ToJsonString()
            .Replace('"', '\'');

    private static async Task<IEnumerable<string>> ListedAsync(ServiceFixture cloud, string arn) =>
        (await cloud.StatesAsync("ListStateMachineAliases", $"{{'stateMachineArn':'{arn}'}}"))["stateMachineAliases"]!
            .AsArray()
            .Select(static each => each!["stateMachineAliasArn"]!.ToString());

    private static async Task<string> RefusalAsync(ServiceFixture cloud, string input)
    {
        var refusal = await ServiceFixture.RefusedAsync(() => cloud.StatesAsync("CreateStateMachineAlias", input));
        return $"{refusal.Code}: {refusal.Text}";
    }
}
