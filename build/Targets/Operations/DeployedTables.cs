using AiChef.Deployment;
using AiChef.Targets.Cloud;
using AiChef.Targets.CommandLine;
using AiChef.Targets.Running;

namespace AiChef.Targets.Operations;

/// <summary>The tables of the environment.</summary>
internal static class DeployedTables
{
    private const string Type = "AWS::DynamoDB::Table";

    /// <summary>The names of all tables that its stacks have made, or the one that is chosen.</summary>
    /// <exception cref="DeploymentException">There is none, or not that one.</exception>
    internal static async Task<IReadOnlyList<string>> FindAsync(
        DeploymentRun run,
        CloudSession session,
        string? chosen,
        CancellationToken cancellationToken
    )
    {
        var resources = await DeployedStacks.ResourcesAsync(run, session, cancellationToken);
        string[] tables =
        [
            .. (await resources.OfTypeAsync(Type, cancellationToken)).Select(each => each.PhysicalResourceId),
        ];
        if (tables.Length == 0)
        {
            throw DeploymentException.Configuration(
                $"no stack of {run.Options.Environment.Name} has a table ({session.Place}); "
                    + $"./build.sh DeployDynamoDb{run.Options.EnvironmentArgument} deploys it"
            );
        }
        if (chosen is null)
        {
            return tables;
        }
        KnownNames.Check("--table", [chosen], tables, "a table that is deployed");
        return [chosen];
    }
}
