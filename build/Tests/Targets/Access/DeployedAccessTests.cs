using AiChef.LocalCloud;
using AiChef.LocalCloud.Iam;
using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Access;

/// <summary>The template of the roles, deployed to LocalCloud with the longest names.</summary>
public sealed class DeployedAccessTests
{
    private const string Prefix = "a-prefix-of-24-character";
    private const int LargestManaged = 6144;
    private const int LargestInline = 10240;

    private static readonly string[] Names = ["deploy", "execution", "preview"];

    private static readonly Scope Home = new("000000000000", "eu-west-1");

    [Fact]
    public async Task The_policies_are_as_small_as_IAM_demands()
    {
        await using var stacks = await DeployedAsync("true");
        var state = stacks.Host.Cloud.Get<IamState>();
        var policies = state.Policies.StartingWith("arn:").Select(entry => entry.Value).ToList();

        policies.Count.ShouldBeGreaterThan(2);
        policies.ShouldAllBe(policy => SizeOf(policy.Default.Document) <= LargestManaged);
        state.Roles(Home).Count().ShouldBe(3);
        state.Roles(Home).ShouldAllBe(role => role.Policies.Values.Sum(SizeOf) <= LargestInline);
        state.Roles(Home).ShouldAllBe(role => role.Attached.Count <= 10);
    }

    [Fact]
    public async Task Names_carry_prefix_and_region_and_are_apart_from_those_of_the_backend()
    {
        await using var stacks = await DeployedAsync("true");
        var state = stacks.Host.Cloud.Get<IamState>();

        state
            .Roles(Home)
            .Select(role => role.Arn)
            .ShouldBe(
                Names.Select(name => $"arn:aws:iam::000000000000:role/access/{Prefix}/{Prefix}-eu-west-1-{name}"),
                ignoreOrder: true
            );
        state
            .Find(Home, $"{Prefix}-eu-west-1-execution")!
            .Attached.ShouldAllBe(arn => arn.Contains($":policy/access/{Prefix}/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    public async Task The_provider_of_GitHub_is_made_where_the_account_has_none(string create, int count)
    {
        await using var stacks = await DeployedAsync(create);

        stacks.Host.Cloud.Get<OidcProviders>().All(Home).Count().ShouldBe(count);
    }

    [Fact]
    public async Task The_subject_has_the_ids_of_the_repository_where_they_are_given()
    {
        await using var stacks = await DeployedAsync("true");

        var trust = stacks.Host.Cloud.Get<IamState>().Find(Home, $"{Prefix}-eu-west-1-deploy")!.TrustPolicy;

        trust.ShouldContain("repo:kitchen/ai-chef:environment:dev");
        trust.ShouldContain("repo:kitchen@12/ai-chef@34:environment:dev");
    }

    private static async Task<StackFixture> DeployedAsync(string create)
    {
        var stacks = await StackFixture.StartAsync();
        (string Key, string Value)[] parameters =
        [
            ("Environment", "dev"),
            ("NamePrefix", Prefix),
            ("GitHubOwner", "kitchen"),
            ("GitHubRepository", "ai-chef"),
            ("GitHubOwnerId", "12"),
            ("GitHubRepositoryId", "34"),
            ("CreateOidcProvider", create),
        ];
        await stacks.CreateAsync(
            $"{Prefix}-bootstrap-access",
            RepositoryAccess.Text,
            [
                ("Capabilities.member.1", "CAPABILITY_NAMED_IAM"),
                .. parameters.SelectMany(
                    (parameter, index) =>
                        new[]
                        {
                            ($"Parameters.member.{index + 1}.ParameterKey", parameter.Key),
                            ($"Parameters.member.{index + 1}.ParameterValue", parameter.Value),
                        }
                ),
            ]
        );
        (await stacks.SettledAsync($"{Prefix}-bootstrap-access")).ShouldBe(
            "CREATE_COMPLETE",
            string.Join('\n', await stacks.EventsAsync($"{Prefix}-bootstrap-access"))
        );
        return stacks;
    }

    private static int SizeOf(string document) => document.Count(c => !char.IsWhiteSpace(c));
}
