using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A resource or an export to which a template gives a name.</summary>
/// <param name="Type">The type of the resource, or <see cref="Export"/>.</param>
/// <param name="File">The template.</param>
/// <param name="Node">The node that gives the name.</param>
/// <param name="Name">The name, as far as it is known without AWS.</param>
internal sealed record NamedThing(string Type, ServiceFile File, TemplateNode Node, string Name)
{
    /// <summary>The type of an export.</summary>
    internal const string Export = "export";

    /// <summary>What is named, in the middle of a sentence.</summary>
    internal string Kind => Type == Export ? "export" : "name";

    /// <summary>Everything that a template names; what only AWS knows is left out.</summary>
    internal static IEnumerable<NamedThing> In(ServiceFile file) =>
        NameRule
            .All.SelectMany(rule =>
                file.Resources(rule.Type)
                    .Select(resource => Named(rule.Type, file, resource.Node["Properties"]?[rule.Property]))
            )
            .Concat(file.ExportNames.Select(node => Named(Export, file, node)))
            .OfType<NamedThing>();

    private static NamedThing? Named(string type, ServiceFile file, TemplateNode? node) =>
        file.TextOf(node) is { } name ? new NamedThing(type, file, node!, name) : null;
}
