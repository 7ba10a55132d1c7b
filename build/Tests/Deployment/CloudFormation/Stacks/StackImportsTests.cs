using AiChef.Deployment.CloudFormation.Stacks;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>Which exports of stacks are imported, as far as the role may know.</summary>
public sealed class StackImportsTests : IAsyncLifetime
{
    private const string Pantry = DeployerFixture.Name;

    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync()
    {
        _cloud = await DeployerFixture.StartAsync();
        await _cloud.DeployAsync(
            """
            Resources: { Note: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: a } } }
            Outputs:
              Used: { Value: !Ref Note, Export: { Name: used } }
              Unused: { Value: !Ref Note, Export: { Name: unused } }
              Own: { Value: !Ref Note }
            """
        );
        await _cloud.DeployAsync(
            DeployerFixture.Declare(
                "Resources: { Use: { Type: AWS::SSM::Parameter, "
                    + "Properties: { Type: String, Value: !ImportValue used } } }",
                "cook"
            )
        );
    }

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("cloudformation:ListExports")]
    public async Task Only_exports_that_are_imported_count(string? denied)
    {
        _cloud.Host.Faults.DeniedActions = denied is null ? [] : [denied];

        var use = (await UsesAsync()).ShouldHaveSingleItem();

        (use.Used, use.Thing).ShouldBe((Pantry, "used"));
        use.Users.ShouldBe(["cook"]);
    }

    [Fact]
    public async Task Exports_of_stacks_inside_count_as_those_of_the_stack()
    {
        var pantry = (await _cloud.StackAsync())!;
        var outer = new Stack { StackName = "outer", StackId = "arn:aws:cloudformation:us-east-1:1:stack/outer/1" };

        var use = (await UsesAsync((outer, [pantry.StackId]))).ShouldHaveSingleItem();

        (use.Used, use.Thing).ShouldBe(("outer", "used"));
    }

    [Fact]
    public async Task Exports_of_other_stacks_do_not_count()
    {
        var cook = (await _cloud.StackAsync("cook"))!;

        (await UsesAsync((cook, []))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_role_that_may_not_know_importers_is_told_and_goes_on()
    {
        _cloud.Host.Faults.DeniedActions = ["cloudformation:ListImports"];

        (await UsesAsync()).ShouldBeEmpty();

        _cloud.Notes.ShouldBe(
            [
                "cannot check who imports 'unused': cloudformation:ListImports is denied",
                "cannot check who imports 'used': cloudformation:ListImports is denied",
            ],
            ignoreOrder: true
        );
    }

    private async Task<IReadOnlyList<StackUse>> UsesAsync() => await UsesAsync(((await _cloud.StackAsync())!, []));

    private Task<IReadOnlyList<StackUse>> UsesAsync((Stack Stack, string[] Nested) of) =>
        _cloud.Clock.RunAsync(
            () =>
                new StackImports(_cloud.Calls, _cloud).OfAsync(
                    new Dictionary<Stack, IReadOnlyList<string>> { [of.Stack] = of.Nested },
                    CancellationToken.None
                ),
            "the imports"
        );
}
