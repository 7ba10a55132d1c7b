using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using AiChef.Deployment.Environments;
using AiChef.Targets.Functions;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common.IO;

namespace AiChef.Targets.Validation;

/// <summary>Reads the backend's infrastructure to check its conventions in each environment.</summary>
/// <param name="root">The repository.</param>
/// <param name="services">The services, each with those that are deployed before it.</param>
/// <param name="generated">The files that the build writes.</param>
internal sealed class BackendReader(
    AbsolutePath root,
    IReadOnlyList<ServiceOrder> services,
    IReadOnlyList<GeneratedFile> generated
)
{
    private const string Folder = "backend/infrastructure";

    private AbsolutePath Infrastructure => root / "backend" / "infrastructure";

    /// <summary>Every problem of the services' templates and scripts.</summary>
    /// <param name="environments">All environments; no two of them may share a name.</param>
    /// <param name="isChecked">Whether the conventions are checked in an environment.</param>
    internal IReadOnlyList<ConventionProblem> Check(
        IReadOnlyList<DeploymentEnvironment> environments,
        Func<DeploymentEnvironment, bool> isChecked
    )
    {
        var unreadable = new List<ConventionProblem>();
        var templates = Read(unreadable);
        var known = templates
            .Select(t => t.Template.DisplayPath)
            .Concat(unreadable.Select(p => p.File))
            .ToHashSet(StringComparer.Ordinal);
        var undeclared = Infrastructure
            .GlobFiles("*.yaml", "*.yml")
            .Select(file => $"{Folder}/{file.Name}")
            .Where(file => !known.Contains(file))
            .ToList();
        var each = environments
            .Select(environment => new EnvironmentTemplates(
                environment.Name,
                environment.AccountId,
                environment.Region,
                TemplatesIn(environment, templates)
            ))
            .ToList();
        // In parallel: after a change of a template, the deployment waits for this.
        var checks = environments
            .Zip(each)
            .Where(pair => isChecked(pair.First))
            .Select(pair =>
                Task.Run(() => BackendConventions.CheckAsync(Files(pair.First, pair.Second.Templates, undeclared)))
            )
            .ToList();
        return
        [
            .. unreadable,
            .. checks
                .SelectMany(check => check.GetAwaiter().GetResult()) // NUKE's targets know no tasks
                .Concat(EnvironmentNames.Check(each))
                .DistinctBy(problem => $"{problem.File}:{problem.Line}: {problem.Text}", StringComparer.Ordinal),
        ];
    }

    private List<ServiceTemplateFile> Read(List<ConventionProblem> problems)
    {
        var templates = new List<ServiceTemplateFile>();
        foreach (var (service, needs) in services)
        {
            foreach (var (stack, file) in service.TemplatesIn(Infrastructure, atLeastOne: false))
            {
                if (BackendConventions.Read(Infrastructure / file, $"{Folder}/{file}", problems) is { } template)
                {
                    templates.Add(new ServiceTemplateFile(service, stack, [.. needs.Select(n => n.Name)], template));
                }
            }
        }
        return templates;
    }

    private static IReadOnlyList<ServiceFile> TemplatesIn(
        DeploymentEnvironment environment,
        IEnumerable<ServiceTemplateFile> templates
    )
    {
        var values = new Dictionary<string, string>(EnvironmentParameters.Of(environment), StringComparer.Ordinal)
        {
            ["AWS::AccountId"] = environment.AccountId,
            ["AWS::Region"] = environment.Region,
        };
        return
        [
            .. templates.Select(each => new ServiceFile(
                each.Service.Name,
                environment.StackName(each.Stack),
                each.Needs,
                each.Template
            )
            {
                Values = values,
            }),
        ];
    }

    private BackendFiles Files(
        DeploymentEnvironment environment,
        IReadOnlyList<ServiceFile> templates,
        IReadOnlyList<string> undeclared
    ) =>
        new()
        {
            NamePrefix = environment.NamePrefix,
            Templates = templates,
            Undeclared = undeclared,
            Generated = [.. generated.Select(f => new GeneratedText(f.Path, f.Text, ReadIfExists(root / f.Path)))],
            GenerateCommand = GeneratedFile.Command,
            Callers = CallersOf(services.SelectMany(each => each.Service.Functions), environment),
            GivenParameters = EnvironmentParameters
                .Of(environment)
                .Keys.Append(FunctionSources.CodeKey)
                .Concat(GivenByAdministrators)
                .ToHashSet(StringComparer.Ordinal),
        };

    /// <summary>The parameters of what only an administrator deploys, who may give them on the command line.</summary>
    private IEnumerable<string> GivenByAdministrators =>
        services
            .Select(each => each.Service)
            .Where(service => service.IsForAdministrators)
            .SelectMany(service => service.TemplatesIn(Infrastructure, atLeastOne: false))
            .SelectMany(template => StackTemplate.Load(Infrastructure / template.File, template.File).Parameters.Keys);

    private static Dictionary<string, FunctionCallers> CallersOf(
        IEnumerable<FunctionDeclaration> functions,
        DeploymentEnvironment environment
    ) =>
        functions.ToDictionary(
            function => environment.StackName(function.Name),
            function => new FunctionCallers(
                [.. function.Routes.Select(route => route.ToString())],
                function.IsWorkflowTask
            ),
            StringComparer.Ordinal
        );

    private static string? ReadIfExists(AbsolutePath file) => file.FileExists() ? File.ReadAllText(file) : null;

    /// <summary>A template as the repository has it, without an environment.</summary>
    private sealed record ServiceTemplateFile(
        Service Service,
        string Stack,
        IReadOnlyList<string> Needs,
        StackTemplate Template
    );
}
