using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>A template and the service it belongs to.</summary>
/// <param name="Service">The service's name.</param>
/// <param name="Stack">The name of its stack.</param>
/// <param name="Needs">The services that are deployed before it.</param>
/// <param name="Template">The template.</param>
public sealed record ServiceFile(string Service, string Stack, IReadOnlyList<string> Needs, StackTemplate Template)
{
    internal TemplateNode Root => Template.Root;

    internal string Path => Template.DisplayPath;

    /// <summary>The resources of a type, each with its logical id and node.</summary>
    internal IEnumerable<(string Id, TemplateNode Node)> Resources(string type) =>
        Root["Resources"]!
            .Entries.Where(entry => entry.Value["Type"]?.Scalar == type)
            .Select(static entry => (entry.Key, entry.Value));

    /// <summary>The text of a name, with the stack's name filled in; null if only AWS knows it.</summary>
    internal string? NameOf(TemplateNode? node) =>
        Intrinsics.TextOf(node)?.Replace("${AWS::StackName}", Stack, StringComparison.Ordinal);

    /// <summary>The nodes that name exports.</summary>
    internal IEnumerable<TemplateNode> ExportNames =>
        (Root["Outputs"]?.Entries ?? [])
            .Select(static output => output.Value["Export"]?["Name"])
            .OfType<TemplateNode>();

    internal ConventionProblem Problem(TemplateNode at, string text, string fix) => new(Path, at.Line, text, fix);
}
