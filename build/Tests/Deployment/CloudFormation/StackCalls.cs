using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;

namespace AiChef.Tests.Deployment.CloudFormation;

/// <summary>What somebody else does to a stack, past the deployer.</summary>
internal static class StackCalls
{
    internal static Task CreateStackWithAsync(
        this IAmazonCloudFormation client,
        string body,
        bool disableRollback = false,
        bool protect = false
    ) => client.ChangeAsync(ChangeSetType.CREATE, body, disableRollback, protect);

    internal static Task UpdateStackWithAsync(
        this IAmazonCloudFormation client,
        string body,
        bool disableRollback = false
    ) => client.ChangeAsync(ChangeSetType.UPDATE, body, disableRollback, protect: false);

    private static async Task ChangeAsync(
        this IAmazonCloudFormation client,
        ChangeSetType type,
        string body,
        bool disableRollback,
        bool protect
    )
    {
        var made = await client.CreateChangeSetAsync(
            new CreateChangeSetRequest
            {
                StackName = DeployerFixture.Name,
                ChangeSetName = "by-hand",
                ChangeSetType = type,
                TemplateBody = body,
            }
        );
        while (
            (
                await client.DescribeChangeSetAsync(new DescribeChangeSetRequest { ChangeSetName = made.Id })
            ).ExecutionStatus != ExecutionStatus.AVAILABLE
        )
        {
            await Task.Yield();
        }

        if (protect)
        {
            await client.UpdateTerminationProtectionAsync(
                new UpdateTerminationProtectionRequest
                {
                    StackName = DeployerFixture.Name,
                    EnableTerminationProtection = true,
                }
            );
        }

        await client.ExecuteChangeSetAsync(
            new ExecuteChangeSetRequest { ChangeSetName = made.Id, DisableRollback = disableRollback }
        );
    }
}
