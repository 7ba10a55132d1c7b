using AiChef.Deployment.Conventions;
using AiChef.Deployment.Environments;
using AiChef.Targets.Functions;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common.IO;

namespace AiChef.Targets.Validation;

/// <summary>Reads the backend's infrastructure to check its conventions.</summary>
internal static class BackendReader
{
    private const string Folder = "backend/infrastructure";

    /// <summary>Every problem of the services' templates and scripts.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="services">The services, each with those that are deployed before it.</param>
    /// <param name="generated">The files that the build writes.</param>
    /// <param name="environment">An environment, for the parameters that it gives.</param>
    internal static IReadOnlyList<ConventionProblem> Check(
        AbsolutePath root,
        IReadOnlyList<(Service Service, IReadOnlyList<Service> Needs)> services,
        IReadOnlyList<GeneratedFile> generated,
        DeploymentEnvironment environment
    )
    {
        var infrastructure = root / "backend" / "infrastructure";
        var problems = new List<ConventionProblem>();
        var templates = new List<ServiceFile>();
        foreach (var (service, needs) in services)
        {
            foreach (var (stack, file) in service.TemplatesIn(infrastructure, atLeastOne: false))
            {
                if (BackendConventions.Read(infrastructure / file, $"{Folder}/{file}", problems) is { } template)
                {
                    templates.Add(
                        new ServiceFile(
                            service.Name,
                            environment.StackName(stack),
                            [.. needs.Select(n => n.Name)],
                            template
                        )
                    );
                }
            }
        }
        var known = templates
            .Select(t => t.Template.DisplayPath)
            .Concat(problems.Select(p => p.File))
            .ToHashSet(StringComparer.Ordinal);
        problems.AddRange(
            BackendConventions.Check(
                new BackendFiles
                {
                    Templates = templates,
                    Undeclared =
                    [
                        .. infrastructure
                            .GlobFiles("*.yaml", "*.yml")
                            .Select(f => $"{Folder}/{f.Name}")
                            .Where(f => !known.Contains(f)),
                    ],
                    Generated = generated.ToDictionary(
                        f => f.Path,
                        f => (f.Text, ReadIfExists(root / f.Path)),
                        StringComparer.Ordinal
                    ),
                    GenerateCommand = GeneratedFile.Command,
                    Callers = CallersOf(services.SelectMany(each => each.Service.Functions), environment),
                    GivenParameters = EnvironmentParameters
                        .Of(environment)
                        .Keys.Append(FunctionSources.CodeKey)
                        .ToHashSet(StringComparer.Ordinal),
                }
            )
        );
        return problems;
    }

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
}
