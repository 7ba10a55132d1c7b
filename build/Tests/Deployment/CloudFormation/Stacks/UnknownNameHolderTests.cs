using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>A failure is told also where nobody knows who has a name.</summary>
public sealed class UnknownNameHolderTests : IAsyncLifetime
{
    private const string Taken = "/test/one";
    private const string General =
        "hint: a resource of that name exists outside the stack, often "
        + "left by an earlier one: import, rename or delete it";

    private DeployerFixture _cloud = null!;

    public async Task InitializeAsync() => _cloud = await DeployerFixture.StartAsync();

    public async Task DisposeAsync() => await _cloud.DisposeAsync();

    [Fact]
    public async Task A_name_that_no_stack_has_is_told_in_general()
    {
        await _cloud.Clients.Ssm.PutParameterAsync(
            new PutParameterRequest
            {
                Name = Taken,
                Value = "a",
                Type = ParameterType.String,
            }
        );

        (await _cloud.FailAsync(("One", Taken))).ShouldContain(General);
    }

    [Fact]
    public async Task A_failure_is_told_although_nobody_may_look_up_who_has_the_name()
    {
        await _cloud.DeployAsync(NamedParameters.Template(("One", Taken)));
        _cloud.Host.Faults.DeniedActions = ["cloudformation:ListStackResources"];

        (await _cloud.FailAsync(("One", Taken), ("Two", Taken))).ShouldContain(General);
    }
}
