using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Environments;

namespace AiChef.Targets.Services;

/// <summary>
/// The values of a stack's parameters. What the command line gives goes before what the environment file gives to the
/// function, to the service and to every service, and this before what follows from the environment itself.
/// </summary>
internal static class ParameterValues
{
    internal static IReadOnlyDictionary<string, string> Of(
        Service service,
        ServiceTemplate template,
        StackTemplate loaded,
        DeploymentEnvironment environment,
        IReadOnlyDictionary<string, string> given
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var (name, value) in given
                .Concat(SectionsOf(service, template).SelectMany(section => environment.ParametersOf(section)))
                .Concat(EnvironmentParameters.Of(environment))
                .Where(value => loaded.Parameters.ContainsKey(value.Key))
        )
        {
            values.TryAdd(name, value);
        }
        return values;
    }

    /// <summary>
    /// The keys of an environment file's <c>parameters</c> that are for a template, the narrowest first.
    /// </summary>
    internal static IEnumerable<string> SectionsOf(Service service, ServiceTemplate template) =>
        [template.Stack, service.Name, DeploymentEnvironment.EveryService];
}
