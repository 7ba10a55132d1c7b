using AiChef.Deployment;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>An execution is found by its ARN, its name or the beginning of its name.</summary>
public sealed class ExecutionSearchTests
{
    [Fact]
    public async Task What_is_unique_is_found_and_nothing_else()
    {
        await using var kitchen = await KitchenFixture.StartAsync();
        var soup = await kitchen.RunAsync("soup");
        var soups = await kitchen.RunAsync("soup-of-tomatoes");
        await kitchen.RunAsync("soup-of-peas");

        (await FindAsync(kitchen, "soup")).ShouldBe(soup, "a whole name comes before a beginning");
        (await FindAsync(kitchen, soups)).ShouldBe(soups);
        (await FindAsync(kitchen, "soup-of-t")).ShouldBe(soups);
        (await FailureAsync(kitchen, "soup-of")).ShouldContain(
            "'soup-of' is the beginning of soup-of-peas, soup-of-tomatoes; give more of the name"
        );
        (await FailureAsync(kitchen, "stew")).ShouldContain("'stew' is no execution of kitchen");
        (await FailureAsync(kitchen, "no name at all")).ShouldContain("is no execution of kitchen");
        (await FailureAsync(kitchen, "arn:aws:states:us-east-1:000000000000:execution:other:soup")).ShouldContain(
            "is no execution of kitchen"
        );
    }

    [Fact]
    public async Task The_newest_are_listed_first_with_their_errors_and_by_status()
    {
        await using var kitchen = await KitchenFixture.StartAsync();
        await kitchen.RunAsync("first");
        await kitchen.RunAsync("second");
        var machine = await kitchen.MachineAsync();

        var all = await kitchen.List.NewestAsync([machine], null, 20, CancellationToken.None);
        var failed = await kitchen.List.WithErrorsAsync(
            await kitchen.List.NewestAsync([machine], "FAILED", 1, CancellationToken.None),
            CancellationToken.None
        );

        all.Select(each => each.Name).ShouldBe(["second", "first"]);
        failed.Single().Name.ShouldBe("second");
        failed.Single().Error.ShouldBe("LookFailed");
        (await kitchen.List.NewestAsync([machine], "SUCCEEDED", 20, CancellationToken.None)).ShouldBeEmpty();
    }

    private static Task<string> FindAsync(KitchenFixture kitchen, string given) =>
        kitchen.Cloud.Clock.RunAsync(
            async () => await kitchen.Search.FindAsync([await MachineAsync(kitchen)], given, CancellationToken.None),
            "the search"
        );

    private static async Task<string> FailureAsync(KitchenFixture kitchen, string given)
    {
        var failure = await Should.ThrowAsync<DeploymentException>(() => FindAsync(kitchen, given));
        failure.Kind.ShouldBe(FailureKind.Configuration);
        return failure.Message;
    }

    private static Task<AiChef.Deployment.Operations.Executions.StateMachineReference> MachineAsync(
        KitchenFixture kitchen
    ) => kitchen.MachineAsync();
}
