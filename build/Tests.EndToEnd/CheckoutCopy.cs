using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd;

/// <summary>
/// A copy of the repository with the compiled build, in a folder with an awkward name. The tests of a class share it;
/// each begins with <see cref="StartAnew"/>.
/// </summary>
public sealed class CheckoutCopy : IAsyncLifetime
{
    private const string Bootstrap = ".nuke/temp/bootstrap";

    /// <summary>
    /// The repository's own build and functions, compiled unless they are current, so that no copy must compile them.
    /// </summary>
    private static readonly Lazy<Task<EndedRun>> Compilation = new(() =>
        EndedRun.OfAsync(Path.Combine(RepositoryRoot.Path, "build.sh"), ["Package"], RepositoryRoot.Path)
    );

    private readonly string _folder = Directory.CreateTempSubdirectory("checkout-").FullName;
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    /// <summary>The root of the copy.</summary>
    public string Root => Path.Combine(_folder, "o'brien's copy; with spaces, and more");

    /// <summary>Copies the files, and all times that tell the build that it is compiled already.</summary>
    public async Task InitializeAsync()
    {
        (await Compilation.Value).ShouldEnd(0);
        await RepositoryCopy.MakeAsync(Root);
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, Bootstrap)))
        {
            RepositoryCopy.Take(Root, Path.GetRelativePath(RepositoryRoot.Path, file));
        }
        var build = Path.Combine(Root, "build");
        foreach (var copy in Directory.GetDirectories(build, "*", SearchOption.AllDirectories).Append(build))
        {
            var original = Path.Combine(RepositoryRoot.Path, Path.GetRelativePath(Root, copy));
            Directory.SetLastWriteTimeUtc(copy, Directory.GetLastWriteTimeUtc(original));
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The full path of a file or folder of the copy.</summary>
    public string At(string path) => Path.Combine(Root, path);

    /// <summary>Removes everything that was deployed, and takes back all changes of files.</summary>
    public void StartAnew()
    {
        foreach (var folder in new[] { At(".nuke/temp/local-cloud"), At("artifacts") }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
        foreach (var file in _changed.ToList())
        {
            Restore(file);
        }
    }

    /// <summary>Runs the build to its end.</summary>
    public Task<EndedRun> RunAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string?>(StringComparer.Ordinal), arguments);

    /// <summary>Runs the build to its end, with further variables.</summary>
    public Task<EndedRun> RunAsync(IReadOnlyDictionary<string, string?> variables, params string[] arguments) =>
        EndedRun.OfAsync(At("build.sh"), arguments, Root, variables);

    /// <summary>Starts the build.</summary>
    public ChildProcess Start(params string[] arguments) => ChildProcess.Start(At("build.sh"), arguments, Root);

    /// <summary>The report of the last run.</summary>
    public Task<string> ReportAsync() => File.ReadAllTextAsync(At("artifacts/reports/deployment.json"));

    /// <summary>Replaces a text, which must be there, in a file.</summary>
    public void Replace(string file, string text, string by)
    {
        var content = File.ReadAllText(At(file));
        content.Contains(text, StringComparison.Ordinal).ShouldBeTrue($"{file} does not hold '{text}'");
        Write(file, content.Replace(text, by, StringComparison.Ordinal));
    }

    /// <summary>Writes a file.</summary>
    public void Write(string file, string content)
    {
        _changed.Add(file);
        File.WriteAllText(At(file), content);
    }

    /// <summary>Deletes a file.</summary>
    public void Delete(string file)
    {
        _changed.Add(file);
        File.Delete(At(file));
    }

    /// <summary>Takes back the changes of a file.</summary>
    public void Restore(string file)
    {
        _changed.Remove(file);
        var original = Path.Combine(RepositoryRoot.Path, file);
        if (File.Exists(original))
        {
            File.WriteAllText(At(file), File.ReadAllText(original));
        }
        else
        {
            File.Delete(At(file));
        }
    }
}
