namespace AiChef.Deployment.Conventions;

/// <summary>The infrastructure of the backend, as the conventions see it.</summary>
public sealed record BackendFiles
{
    /// <summary>What the names of the environment begin with, before a hyphen.</summary>
    public string NamePrefix { get; init; } = "ai-chef";

    /// <summary>The templates that could be read, in the order in which their services are deployed.</summary>
    public required IReadOnlyList<ServiceFile> Templates { get; init; }

    /// <summary>Files of templates that no service declares, relative to the repository.</summary>
    public IReadOnlyList<string> Undeclared { get; init; } = [];

    /// <summary>The files that are generated from the services' declarations.</summary>
    public IReadOnlyList<GeneratedText> Generated { get; init; } = [];

    /// <summary>The command that generates the files.</summary>
    public string GenerateCommand { get; init; } = "";

    /// <summary>
    /// Who calls each function, by the function's name on AWS; null, the default, where functions are not declared.
    /// </summary>
    public IReadOnlyDictionary<string, FunctionCallers>? Callers { get; init; }

    /// <summary>What the environments pass to every template, by parameter name.</summary>
    public IReadOnlySet<string> GivenParameters { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
