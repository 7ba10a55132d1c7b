using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A resource of a template.</summary>
/// <param name="Id">Its logical id.</param>
/// <param name="Node">Its node.</param>
// A class, like everything that the conventions list: the lists of a value type are compiled anew in every run.
internal sealed record NamedResource(string Id, TemplateNode Node);
