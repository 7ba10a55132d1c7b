using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.CloudFormation;

/// <summary>What newer clients say of the mode of a deployment.</summary>
public sealed class DeploymentConfigTests
{
    [Theory]
    [InlineData("Mode", "STANDARD")]
    [InlineData("DisableRollback", "false")]
    public async Task What_AWS_does_anyway_is_accepted(string member, string value)
    {
        await using var stacks = await StackFixture.StartAsync();

        (await stacks.CallAsync("CreateChangeSet", Request(member, value))).Element("Id").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("Mode", "EXPRESS", "LocalCloud does not model the deployment mode EXPRESS of CloudFormation")]
    [InlineData("DisableRollback", "true", "LocalCloud does not model DisableRollback in DeploymentConfig")]
    [InlineData("Mode", "SLOW", "Member must satisfy enum value set: [STANDARD, EXPRESS]")]
    public async Task What_would_be_treated_otherwise_is_refused(string member, string value, string message)
    {
        await using var stacks = await StackFixture.StartAsync();

        (await stacks.RefusedAsync("CreateChangeSet", Request(member, value))).Message.ShouldContain(message);
    }

    private static (string Name, string Value)[] Request(string member, string value) =>
        [
            ("StackName", "orders"),
            ("ChangeSetName", "first"),
            ("ChangeSetType", "CREATE"),
            ("TemplateBody", StackFixture.Template("A=1")),
            ($"DeploymentConfig.{member}", value),
        ];
}
