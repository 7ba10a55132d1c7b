using System.Reflection;
using AiChef.Deployment;
using AiChef.Targets.Access;
using AiChef.Targets.Alerts;
using AiChef.Targets.Functions;
using AiChef.Targets.Services;
using AiChef.Templates;

namespace AiChef.Targets.Workflows;

/// <summary>The templates that follow from all others: that of the alerts, then that of the roles.</summary>
internal static class DerivedTemplates
{
    private const string Folder = "backend/infrastructure";

    /// <summary>Those that the build declares.</summary>
    /// <exception cref="DeploymentException">One cannot be derived.</exception>
    internal static IEnumerable<GeneratedFile> Of(WorkflowSources sources)
    {
        var services = sources.Services.Values.ToList();
        var others = services
            .Where(service => !service.IsForAdministrators && service.Template != OperationsTemplate.File)
            .ToList();
        var texts = new Lazy<List<(string Title, string Stack, string Text)>>(() =>
            TextsOf(others, Path.Combine(sources.Root, "backend", "infrastructure"))
        );
        var alerts = services.Exists(service => service.Template == OperationsTemplate.File)
            ? Derived(
                OperationsTemplate.File,
                "What tells people how the backend is; build/Targets/Alerts derives it from the other templates.",
                () =>
                    OperationsTemplate.TextOf(
                        texts.Value.Select(each => new ServiceAlarms(each.Title, each.Stack, each.Text))
                    )
            )
            : null;
        var roles = services.Exists(service => service.Template == AccessTemplate.File)
            ? Derived(
                AccessTemplate.File,
                "The roles of an environment; build/Targets/Access derives them from the other templates.",
                () =>
                    RolesOf(
                        sources,
                        [.. texts.Value.Select(each => each.Text), .. alerts is null ? [] : new[] { alerts.Text }]
                    )
            )
            : null;
        return new[] { alerts, roles }.OfType<GeneratedFile>();
    }

    /// <summary>The templates as they are or will be, each with a name for people.</summary>
    private static List<(string Title, string Stack, string Text)> TextsOf(
        IReadOnlyList<Service> services,
        string infrastructure
    ) =>
        [
            .. services
                .Where(service => service.Functions.Count == 0)
                .SelectMany(service =>
                    service
                        .TemplatesIn(infrastructure)
                        .Select(template =>
                            (
                                service.Title,
                                template.Stack,
                                File.ReadAllText(Path.Combine(infrastructure, template.File))
                            )
                        )
                ),
            .. services
                .SelectMany(service => service.Functions)
                .Select(function => (function.Name, function.Name, FunctionTemplate.TextOf(function))),
        ];

    private static string RolesOf(WorkflowSources sources, IReadOnlyList<string> templates)
    {
        var longest = sources
            .Build.GetCustomAttributes<ServiceWorkflowAttribute>()
            .Max(workflow => workflow.TimeoutMinutes);
        return new AccessTemplate(TemplateSource.Of(templates), TimeSpan.FromMinutes(longest)).Text;
    }

    private static GeneratedFile Derived(string file, string purpose, Func<string> textOf)
    {
        try
        {
            return new GeneratedFile($"{Folder}/{file}", RepositoryFiles.Head(purpose) + textOf());
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or TemplateSyntaxException)
        {
            throw DeploymentException.Configuration($"{Folder}/{file} cannot be generated: {e.Message}", e);
        }
    }
}
