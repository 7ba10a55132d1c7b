using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Environments;
using AiChef.Targets.CommandLine;

namespace AiChef.Targets.Services;

/// <summary>Finds mistakes in the template parameters of an environment file, all of them at once.</summary>
/// <param name="environment">The environment.</param>
/// <param name="services">All services.</param>
/// <param name="infrastructure">The folder of the templates.</param>
internal sealed class ParameterCheck(
    DeploymentEnvironment environment,
    IReadOnlyList<Service> services,
    string infrastructure
)
{
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>
    /// What the environment file has wrong, each in one sentence; templates that cannot be read are left out.
    /// </summary>
    internal IReadOnlyList<string> Mistakes()
    {
        // In parallel: after a change of a template, the deployment waits for this.
        var loading = services
            .SelectMany(service =>
                service
                    .TemplatesIn(infrastructure, atLeastOne: false)
                    .Select(template => Task.Run(() => LoadIfValid(service, template)))
            )
            .ToList();
        // NUKE's targets know no tasks
        var templates = loading.Select(each => each.GetAwaiter().GetResult()).OfType<LoadedTemplate>().ToList();
        var sections = templates
            .SelectMany(each =>
                ParameterValues
                    .SectionsOf(each.Service, each.Template)
                    .Select(section => new Section(section, each.Content.Parameters.Keys))
            )
            .ToLookup(section => section.Name, section => section.Parameters, StringComparer.Ordinal);
        return
        [
            .. environment.Parameters.SelectMany(section =>
                sections.Contains(section.Key)
                    ? MistakesOf(section.Key, section.Value.Keys, [.. sections[section.Key].SelectMany(names => names)])
                    :
                    [
                        $"'{section.Key}' of 'parameters' is neither a service nor a function"
                            + KnownNames.Hint(section.Key, [.. sections.Select(each => each.Key)]),
                    ]
            ),
            .. templates.SelectMany(each => MistakesOf(each.Service, each.Template, each.Content)),
        ];
    }

    private IEnumerable<string> MistakesOf(
        string section,
        IEnumerable<string> names,
        IReadOnlyCollection<string> declared
    )
    {
        foreach (var name in names)
        {
            if (EnvironmentParameters.Own.Contains(name))
            {
                yield return $"the parameter '{name}' of '{section}' follows from the environment itself; "
                    + $"delete it from {environment.Name}.json";
            }
            else if (!declared.Contains(name, StringComparer.Ordinal))
            {
                yield return $"the parameter '{name}' of '{section}' is declared by no template"
                    + KnownNames.Hint(name, [.. declared.Distinct(StringComparer.Ordinal)]);
            }
        }
    }

    /// <summary>Values that the template does not allow.</summary>
    private IEnumerable<string> MistakesOf(Service service, ServiceTemplate template, StackTemplate loaded)
    {
        var stack = new StackDeclaration
        {
            Name = environment.StackName(template.Stack),
            Template = loaded,
            Parameters = WithCode(loaded, ParameterValues.Of(service, template, loaded, environment, Nothing)),
        };
        try
        {
            // What only an administrator deploys may have its values on the command line.
            if (!service.IsForAdministrators || environment.ParametersOf(service.Name).Count > 0)
            {
                stack.EffectiveParameters();
            }
            return [];
        }
        catch (DeploymentException e)
        {
            return [.. e.Problems.Select(problem => problem.Text)];
        }
    }

    /// <summary>The values with a code key, which is known only once the code is built.</summary>
    private static IReadOnlyDictionary<string, string> WithCode(
        StackTemplate loaded,
        IReadOnlyDictionary<string, string> values
    ) =>
        loaded.Parameters.ContainsKey(FunctionSources.CodeKey)
            ? new Dictionary<string, string>(values, StringComparer.Ordinal) { [FunctionSources.CodeKey] = "code" }
            : values;

    private LoadedTemplate? LoadIfValid(Service service, ServiceTemplate template)
    {
        try
        {
            var file = Path.Combine(infrastructure, template.File);
            return new(service, template, StackTemplate.Load(file, $"backend/infrastructure/{template.File}"));
        }
        catch (DeploymentException)
        {
            return null;
        }
    }

    private sealed record LoadedTemplate(Service Service, ServiceTemplate Template, StackTemplate Content);

    private sealed record Section(string Name, IEnumerable<string> Parameters);
}
