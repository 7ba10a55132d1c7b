using System.Text.Json;
using AiChef.Compilation;
using AiChef.Deployment.Artifacts;

namespace AiChef.Deployment.Lambda;

/// <summary>
/// Creates the zips of the functions with one publish, or with none if their sources have not changed. A zip always
/// matches the sources: a publish that was interrupted, or during which a source changed, is discarded.
/// </summary>
/// <param name="root">The folder to which names of sources are relative.</param>
/// <param name="sources">All files and folders that the functions are built from.</param>
/// <param name="output">The folder of the zips.</param>
/// <param name="publish">Publishes all functions, each into its <see cref="PublishFolder"/>; other compiler output goes
/// into the <see cref="CompilerFolder"/>. When cancelled, it ends only after the last write.</param>
public sealed class FunctionPackager(
    string root,
    IReadOnlyList<string> sources,
    string output,
    Func<CancellationToken, Task> publish
)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly CompiledOutput _compiled = new(root, Path.Combine(output, "compiled"));

    private string ManifestPath => ManifestIn(output);

    /// <summary>The folder into which a function is published.</summary>
    public static string PublishFolder(string output, string function) => Path.Combine(output, "publish", function);

    /// <summary>Where the compiler keeps its output between runs.</summary>
    public static string CompilerFolder(string output) => Path.Combine(output, "compiler");

    /// <summary>Forgets what was packed, so that the functions are published again.</summary>
    public static void Forget(string output) => File.Delete(ManifestIn(output));

    /// <summary>
    /// The packages of the functions, in the order given. Two runs at the same time wait for each other.
    /// </summary>
    /// <exception cref="DeploymentException">The functions could not be built.</exception>
    public async Task<IReadOnlyList<FunctionPackage>> PackAsync(
        IReadOnlyList<string> functions,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(output);
        await using var turn = await TurnAsync(cancellationToken);
        while (true)
        {
            var snapshot = SourceFingerprint.Snapshot(root, sources);
            if (Known(snapshot.Fingerprint, functions) is { } known)
            {
                return known;
            }
            if (await PublishAsync(snapshot, cancellationToken))
            {
                var packages = functions.Select(Pack).ToList();
                var manifest = new Manifest { Fingerprint = snapshot.Fingerprint, Packages = packages };
                AtomicFile.Write(ManifestPath, JsonSerializer.SerializeToUtf8Bytes(manifest, Indented));
                return packages;
            }
        }
    }

    /// <summary>Publishes all functions, incrementally if the last output can be trusted.</summary>
    /// <returns>False if a source changed in the meantime: it is unknown which version the compiler read.</returns>
    private async Task<bool> PublishAsync(SourceSnapshot snapshot, CancellationToken cancellationToken)
    {
        File.Delete(ManifestPath);
        Clear(Path.Combine(output, "publish"));
        if (!_compiled.Begin(snapshot))
        {
            Clear(CompilerFolder(output));
        }
        try
        {
            await publish(cancellationToken);
        }
        catch (DeploymentException)
        {
            // It does not compile, but the compiler finished.
            CompleteIfUnchanged(snapshot);
            throw;
        }
        return CompleteIfUnchanged(snapshot);
    }

    private bool CompleteIfUnchanged(SourceSnapshot snapshot)
    {
        if (SourceFingerprint.Snapshot(root, sources).Fingerprint != snapshot.Fingerprint)
        {
            return false;
        }
        _compiled.Complete(snapshot);
        return true;
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string ManifestIn(string output) => Path.Combine(output, "packages.json");

    private FunctionPackage Pack(string function) =>
        FunctionPackage.Write(function, ZipOf(function), DeterministicZip.Pack(PublishFolder(output, function)));

    private string ZipOf(string function) => Path.Combine(output, $"{function}.zip");

    /// <summary>What was packed from the same sources before, if all of it is still there unchanged.</summary>
    private List<FunctionPackage>? Known(string fingerprint, IReadOnlyList<string> functions)
    {
        if (ReadManifest() is not { Packages: { } made } manifest || manifest.Fingerprint != fingerprint)
        {
            return null;
        }
        // the folder may have been moved or copied since
        var packages = functions
            .SelectMany(function => made.Where(package => package?.Function == function))
            .Select(package => package with { Path = ZipOf(package.Function) })
            .Where(package => package.IsWhole)
            .ToList();
        return packages.Count == functions.Count ? packages : null;
    }

    /// <summary>Null if there is none or it cannot be read: it is only a cache.</summary>
    private Manifest? ReadManifest()
    {
        try
        {
            return File.Exists(ManifestPath)
                ? JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(ManifestPath), Indented)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<FileStream> TurnAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(output, "lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && !cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
            }
        }
    }

    private sealed record Manifest
    {
        public required string Fingerprint { get; init; }

        public required IReadOnlyList<FunctionPackage> Packages { get; init; }
    }
}
