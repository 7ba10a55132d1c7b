using System.Reflection;
using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Environments;
using AiChef.Targets.Functions;

namespace AiChef.Targets.Services;

/// <summary>One independently deployable unit with a target, a script and a workflow.</summary>
internal sealed record Service
{
    private static readonly Lazy<IReadOnlyList<Service>> Declared = new(() =>
        [.. In(typeof(Build)).Values.OrderBy(service => service.Name, StringComparer.Ordinal)]
    );

    /// <summary>Every service that a part of the build declares, by name.</summary>
    public static IReadOnlyList<Service> All => Declared.Value;

    /// <summary>Those that GitHub deploys: all but the ones for administrators.</summary>
    public static IReadOnlyList<Service> Delivered => [.. All.Where(service => !service.IsForAdministrators)];

    /// <summary>How it is deployed.</summary>
    public ServiceKind Kind { get; init; }

    /// <summary>Its name, such as <c>stepfunctions</c>; the script is <c>deploy-{name}.sh</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its target.</summary>
    public required string Target { get; init; }

    /// <summary>Its name for people, such as <c>Step Functions</c>.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// What it deploys, as the beginning of a sentence: <c>AI Chef workflow</c>; the title by default.
    /// </summary>
    public string Subject
    {
        get => field ?? Title;
        init;
    }

    /// <summary>
    /// The file name of its template in backend/infrastructure. With a star it stands for several templates; the text
    /// for the star names each stack.
    /// </summary>
    public required string Template { get; init; }

    /// <summary>Its functions; their templates are generated.</summary>
    public IReadOnlyList<FunctionDeclaration> Functions { get; init; } = [];

    /// <summary>Its sources besides templates: path patterns in the syntax of GitHub's path filters.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether its stacks are protected against deletion outside the local environment.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Commands to look at a deployment, from the stack's outputs.</summary>
    public Func<IReadOnlyDictionary<string, string>, IEnumerable<string>> Next { get; init; } = _ => [];

    /// <summary>How its workflow can be tried; null for a service without one, or whose workflow cannot.</summary>
    public WorkflowProbe? Probe { get; init; }

    /// <summary>
    /// Commands for a person that follow from a deployment, from the environment's name and the stack's outputs.
    /// </summary>
    public Func<string, IReadOnlyDictionary<string, string>, IEnumerable<string>> NextSteps { get; init; } =
        (_, _) => [];

    /// <summary>
    /// Whether only an administrator deploys it, and only when it is named: it has neither script nor workflow, what
    /// GitHub runs with must not change it, and CloudFormation works on it with the administrator's own permissions.
    /// </summary>
    public bool IsForAdministrators { get; init; }

    /// <summary>The services that a build class declares in static fields, by the names of the fields.</summary>
    public static IReadOnlyDictionary<string, Service> In(Type build) =>
        new SortedDictionary<string, Service>(
            build
                .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
                .Where(field => field.FieldType == typeof(Service))
                .ToDictionary(field => field.Name, field => (Service)field.GetValue(null)!, StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    /// <summary>Its templates, in ordinal order; of functions, those that are declared.</summary>
    /// <param name="infrastructure">The folder of the templates.</param>
    /// <param name="atLeastOne">Whether one that is missing is an error, here or when it is loaded.</param>
    /// <exception cref="DeploymentException">There is none.</exception>
    public IReadOnlyList<ServiceTemplate> TemplatesIn(string infrastructure, bool atLeastOne = true)
    {
        if (Functions.Count > 0)
        {
            return
            [
                .. Functions
                    .OrderBy(function => function.Name, StringComparer.Ordinal)
                    .Select(function => new ServiceTemplate(function.Name, function.TemplateFile))
                    .Where(template => atLeastOne || File.Exists(Path.Combine(infrastructure, template.File))),
            ];
        }
        var star = Template.IndexOf('*', StringComparison.Ordinal);
        var files = Directory
            .GetFiles(infrastructure, Template)
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (atLeastOne && files.Count == 0)
        {
            throw DeploymentException.Configuration($"backend/infrastructure/{Template}: there is no such template");
        }

        return files.ConvertAll(file => new ServiceTemplate(
            star < 0 ? Name : file![star..^(Template.Length - star - 1)],
            file!
        ));
    }

    /// <summary>The stack of a template in an environment.</summary>
    /// <param name="template">The template.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="infrastructure">The folder of the templates.</param>
    /// <param name="given">Given parameter values; they override the environment's.</param>
    public StackDeclaration StackIn(
        ServiceTemplate template,
        DeploymentEnvironment environment,
        string infrastructure,
        IReadOnlyDictionary<string, string> given
    )
    {
        var loaded = StackTemplate.Load(
            Path.Combine(infrastructure, template.File),
            $"backend/infrastructure/{template.File}"
        );
        return new StackDeclaration
        {
            Name = environment.StackName(template.Stack),
            Template = loaded,
            Parameters = ParameterValues.Of(this, template, loaded, environment, given),
            CreationParameters = EnvironmentParameters
                .AtCreation.Where(p => loaded.Parameters.ContainsKey(p.Key))
                .ToDictionary(StringComparer.Ordinal),
            Tags = environment.Tags,
            RollbackAlarms = environment.Rollback,
            TerminationProtection = IsProtected && !environment.IsLocal,
        };
    }
}
