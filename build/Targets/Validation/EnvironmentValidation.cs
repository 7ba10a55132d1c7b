using AiChef.Deployment;
using AiChef.Deployment.Conventions;
using AiChef.Deployment.Environments;
using AiChef.Targets.Services;

namespace AiChef.Targets.Validation;

/// <summary>Finds environments that a deployment would refuse.</summary>
/// <param name="folder">The folder of their files.</param>
/// <param name="infrastructure">The folder of the templates.</param>
internal sealed class EnvironmentValidation(string folder, string infrastructure)
{
    private const string Explained = "backend/infrastructure/README.md explains each key";

    /// <summary>Every problem of every file.</summary>
    /// <param name="services">The services, whose templates declare the parameters that files may give.</param>
    internal IReadOnlyList<ConventionProblem> Problems(IReadOnlyList<Service> services) =>
        [
            .. DeploymentEnvironment
                .Names(folder)
                .SelectMany(name =>
                    MistakesOf(name, services)
                        .Select(mistake => new ConventionProblem(
                            $"backend/infrastructure/environments/{name}.json",
                            LineOf(name, mistake),
                            mistake,
                            Explained
                        ))
                ),
        ];

    private IReadOnlyList<string> MistakesOf(string name, IReadOnlyList<Service> services)
    {
        try
        {
            var environment = DeploymentEnvironment.Load(folder, name);
            return EnvironmentOverlap.Find(folder, environment) is { } overlap
                ? [overlap]
                : new ParameterCheck(environment, services, infrastructure).Mistakes();
        }
        catch (DeploymentException e)
        {
            return [e.Message];
        }
    }

    /// <summary>The line of the first key that the mistake names in quotes; the first without one.</summary>
    private int LineOf(string name, string mistake)
    {
        var quoted = mistake.Split('\'') is [_, var key, ..] ? key : null;
        var lines = File.ReadAllLines(Path.Combine(folder, $"{name}.json"));
        return quoted is null
            ? 1
            : Math.Max(1, Array.FindIndex(lines, line => line.Contains($"\"{quoted}\"", StringComparison.Ordinal)) + 1);
    }
}
