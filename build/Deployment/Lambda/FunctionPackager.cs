using System.Text.Json;
using AiChef.Deployment.Artifacts;

namespace AiChef.Deployment.Lambda;

/// <summary>Makes the zips of the functions, all by one publish, and none at all while their sources are as they were.</summary>
/// <param name="root">What the names of sources are relative to.</param>
/// <param name="sources">All files and folders that the functions are built from.</param>
/// <param name="output">The folder of the zips; each function is published into <c>publish/{function}</c> below it.</param>
/// <param name="publish">Publishes all functions.</param>
public sealed class FunctionPackager(string root, IReadOnlyList<string> sources, string output, Func<CancellationToken, Task> publish)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Where a function is published to.</summary>
    public static string PublishFolder(string output, string function) => Path.Combine(output, "publish", function);

    /// <summary>The packages of the functions, in the order given. Two runs at once wait for one another.</summary>
    /// <exception cref="DeploymentException">The functions could not be built.</exception>
    public async Task<IReadOnlyList<FunctionPackage>> PackAsync(IReadOnlyList<string> functions, CancellationToken ct)
    {
        Directory.CreateDirectory(output);
        await using var turn = await TurnAsync(ct);
        var fingerprint = SourceFingerprint.Of(root, sources);
        if (Known(fingerprint, functions) is { } known)
            return known;

        var published = Path.Combine(output, "publish");
        if (Directory.Exists(published))
            Directory.Delete(published, recursive: true);
        await publish(ct);
        var packages = functions.Select(function => FunctionPackage.Write(function, ZipOf(function), DeterministicZip.Pack(PublishFolder(output, function)))).ToList();
        await File.WriteAllBytesAsync(ManifestPath, JsonSerializer.SerializeToUtf8Bytes(new Manifest(fingerprint, packages), Indented), ct);
        return packages;
    }

    private string ManifestPath => Path.Combine(output, "packages.json");

    private string ZipOf(string function) => Path.Combine(output, $"{function}.zip");

    /// <summary>What was packed of the same sources before, if all of it still lies there.</summary>
    private List<FunctionPackage>? Known(string fingerprint, IReadOnlyList<string> functions)
    {
        if (!File.Exists(ManifestPath))
            return null;
        var manifest = JsonSerializer.Deserialize<Manifest>(File.ReadAllBytes(ManifestPath), Indented)!;
        if (manifest.Fingerprint != fingerprint)
            return null;
        // the folder may have been moved or copied since
        var packages = functions.SelectMany(function => manifest.Packages.Where(package => package.Function == function))
            .Select(package => package with { Path = ZipOf(package.Function) }).Where(static package => File.Exists(package.Path)).ToList();
        return packages.Count == functions.Count ? packages : null;
    }

    private async Task<FileStream> TurnAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(output, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (!ct.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            }
        }
    }

    private sealed record Manifest(string Fingerprint, IReadOnlyList<FunctionPackage> Packages);
}
