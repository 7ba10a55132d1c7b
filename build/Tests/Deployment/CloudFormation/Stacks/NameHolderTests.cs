using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>Who has a name that AWS calls taken is found out, where that is possible, and told.</summary>
public sealed class NameHolderTests : IAsyncLifetime
{
    private const string Taken = "/test/one";

    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync() => _cloud = await DeployerFixture.StartAsync();

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task A_name_that_the_stack_itself_has_is_told_with_its_resource()
    {
        await _cloud.DeployAsync(NamedParameters.Template(("One", Taken)));

        (await _cloud.FailAsync(("One", Taken), ("Two", Taken))).ShouldContain(
            $"hint: this stack itself has {Taken}, as One: rename Two to One in the template, or give it another name"
        );
    }

    [Fact]
    public async Task A_name_of_another_stack_is_told_with_the_stack()
    {
        await _cloud.DeployAsync(DeployerFixture.Declare(NamedParameters.Template(("Theirs", Taken)), "ai-chef-other"));

        (await _cloud.FailAsync(("One", "/test/other"), ("Two", Taken))).ShouldContain(
            $"hint: {Taken} belongs to the stack ai-chef-other, as Theirs: "
                + "choose another name, or remove it from that stack first"
        );
    }

    [Fact]
    public async Task Another_failure_has_nothing_to_do_with_names()
    {
        _cloud.Fail("Two", reason: "No room");

        var details = await _cloud.FailAsync(("One", Taken), ("Two", "/test/two"));

        details.ShouldNotContain(detail => detail.StartsWith("hint:", StringComparison.Ordinal));
        _cloud.Operations.ShouldNotContain("ListStackResources");
    }
}
