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
                    .Select(resource => (rule.Type, Node: resource.Node["Properties"]?[rule.Property]))
            )
            .Concat(file.ExportNames.Select(node => (Type: Export, Node: (TemplateNode?)node)))
            .Where(static named => named.Node is not null)
            .Select(named => (named.Type, Node: named.Node!, Name: file.TextOf(named.Node)))
            .Where(static named => named.Name is not null)
            .Select(named => new NamedThing(named.Type, file, named.Node, named.Name!));
}
