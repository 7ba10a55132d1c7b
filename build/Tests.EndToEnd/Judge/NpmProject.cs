namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Programs in a folder beside this one, with what npm installs for them.</summary>
/// <param name="name">The folder's name.</param>
internal sealed class NpmProject(string name)
{
    private readonly string _source = Path.Combine(RepositoryRoot.Path, "build", "Tests.EndToEnd", "Judge", name);

    /// <summary>The copy in which they run.</summary>
    public string Folder { get; } = Path.Combine(RepositoryRoot.Path, ".nuke", "temp", name);

    /// <summary>Copies the folder, and installs what it needs and is not there yet.</summary>
    public async Task InstallAsync()
    {
        foreach (var file in Directory.GetFiles(_source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(_source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        string[] install = ["install", "--no-audit", "--no-fund", "--no-package-lock"];
        (await EndedRun.OfAsync(Tool.Path("npm"), install, Folder)).ShouldEnd(0);
    }

    /// <summary>Runs a program that was installed.</summary>
    public Task<EndedRun> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string?>? variables = null
    ) => EndedRun.OfAsync(Path.Combine(Folder, "node_modules", ".bin", program), arguments, Folder, variables);

    /// <summary>Runs Node.js in the folder.</summary>
    public Task<EndedRun> NodeAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string?>? variables = null
    ) => EndedRun.OfAsync(Tool.Path("node"), arguments, Folder, variables);
}
