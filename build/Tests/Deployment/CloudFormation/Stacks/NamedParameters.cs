using AiChef.Deployment;
using Shouldly;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>Stacks of parameters, which cannot share a name.</summary>
internal static class NamedParameters
{
    /// <summary>A template of parameters with names.</summary>
    internal static string Template(params (string Id, string Name)[] parameters) =>
        "Resources:\n"
        + string.Concat(
            parameters.Select(parameter =>
                $"  {parameter.Id}: {{ Type: AWS::SSM::Parameter, Properties: "
                + $"{{ Name: {parameter.Name}, Type: String, Value: a }} }}\n"
            )
        );

    /// <summary>What is told of a deployment that fails.</summary>
    internal static async Task<IReadOnlyList<string>> FailAsync(
        this DeployerFixture cloud,
        params (string Id, string Name)[] parameters
    ) => (await Should.ThrowAsync<DeploymentException>(cloud.DeployAsync(Template(parameters)))).Details;
}
