using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>The infrastructure of the backend as the conventions look at it.</summary>
public sealed record BackendFiles
{
    /// <summary>The templates that could be read, in the order in which their services are deployed.</summary>
    public required IReadOnlyList<ServiceFile> Templates { get; init; }

    /// <summary>Files of templates that no service declares, relative to the repository.</summary>
    public IReadOnlyList<string> Undeclared { get; init; } = [];

    /// <summary>
    /// Files that are made from the services' declarations, by path relative to the repository: what they should hold,
    /// and what they hold (null when missing).
    /// </summary>
    public IReadOnlyDictionary<string, (string Expected, string? Actual)> Generated { get; init; } =
        new Dictionary<string, (string Expected, string? Actual)>(StringComparer.Ordinal);

    /// <summary>The command that makes the generated files anew.</summary>
    public string GenerateCommand { get; init; } = "";

    /// <summary>
    /// Who calls each function, by the function's name on AWS; null, the default, where functions are not declared.
    /// </summary>
    public IReadOnlyDictionary<string, FunctionCallers>? Callers { get; init; }

    /// <summary>What the environments give to every template, by parameter name.</summary>
    public IReadOnlySet<string> GivenParameters { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}

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

    /// <summary>The text that a name stands for, the stack's own name filled in; null when only AWS knows it.</summary>
    internal string? NameOf(TemplateNode? node) =>
        Intrinsics.TextOf(node)?.Replace("${AWS::StackName}", Stack, StringComparison.Ordinal);

    /// <summary>The nodes that name exports.</summary>
    internal IEnumerable<TemplateNode> ExportNames =>
        (Root["Outputs"]?.Entries ?? [])
            .Select(static output => output.Value["Export"]?["Name"])
            .OfType<TemplateNode>();

    internal ConventionProblem Problem(TemplateNode at, string text, string fix) => new(Path, at.Line, text, fix);
}
