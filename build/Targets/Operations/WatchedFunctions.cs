using System.IO.Compression;
using AiChef.Deployment;
using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Lambda;
using AiChef.Targets.Services;
using Nuke.Common.IO;

namespace AiChef.Targets.Operations;

/// <summary>
/// The functions as they are after each change of their sources: what changed is compiled alone and put into the
/// package that the SDK built. It is compiled when it runs and not ahead of time, so it starts a little slower.
/// </summary>
/// <param name="sources">The folder of the functions' sources.</param>
/// <param name="compiled">The folder of the SDK's compiler output.</param>
/// <param name="folder">The folder for what is made here.</param>
internal sealed class WatchedFunctions(AbsolutePath sources, AbsolutePath compiled, AbsolutePath folder) : IDisposable
{
    /// <summary>The assembly that all functions share.</summary>
    private const string SharedAssembly = "AiChef.Functions.Shared";

    private readonly Dictionary<string, FunctionPackage> _packages = new(StringComparer.Ordinal);
    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private CompilerServer? _server;

    /// <summary>The packages as they are now, by function.</summary>
    internal IReadOnlyDictionary<string, FunctionPackage> Packages => _packages;

    private AbsolutePath SharedInterface => folder / "interfaces" / $"{SharedAssembly}.dll";

    public void Dispose() => _server?.Dispose();

    /// <summary>Whether the SDK has compiled all of them here, and left how.</summary>
    internal static bool AreCompiled(AbsolutePath compiled, IEnumerable<string> functions) =>
        functions.Append(SharedAssembly).All(name => CompilerArguments.Find(compiled, name) is not null);

    /// <summary>Begins with what the SDK built.</summary>
    internal void Begin(IEnumerable<FunctionPackage> packages)
    {
        folder.CreateOrCleanDirectory();
        SharedInterface.Parent.CreateDirectory();
        _waiting.Clear();
        foreach (var package in packages)
        {
            _packages[package.Function] = package;
            ZipFile.ExtractToDirectory(package.Path, FilesOf(package.Function));
        }
        var shared = CompilerArguments.Find(compiled, SharedAssembly)!;
        if (shared.InterfaceOf(sources / WatchedChange.Shared) is { } before)
        {
            File.Copy(before, SharedInterface);
        }
        _server ??= new CompilerServer(shared.Compiler);
    }

    /// <summary>
    /// Compiles once for nothing: the first call of a compiler takes two seconds longer than any after it.
    /// </summary>
    internal async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var response = folder / "warm.rsp";
        var project = sources / WatchedChange.Shared;
        var arguments = CompilerArguments.Find(compiled, SharedAssembly)!;
        await File.WriteAllLinesAsync(
            response,
            arguments.For(project, CompiledOf("warm"), @interface: null, references: []),
            cancellationToken
        );
        try
        {
            await _server!.CompileAsync(project, response, cancellationToken);
        }
        catch (DeploymentException)
        {
            // saved just now, and told when that change is compiled
        }
    }

    /// <summary>Compiles what changed, and what did not compile before.</summary>
    /// <param name="projects">The folders of what changed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The functions that have a new package.</returns>
    /// <exception cref="DeploymentException">Something does not compile; all is as it was before.</exception>
    internal async Task<IReadOnlyList<string>> BuildAsync(
        IReadOnlySet<string> projects,
        CancellationToken cancellationToken
    )
    {
        _waiting.UnionWith(projects);
        var isShared = _waiting.Contains(WatchedChange.Shared);
        if (isShared && await CompileSharedAsync(cancellationToken))
        {
            // they wait until they compile, for the difference shows only once
            _waiting.UnionWith(_packages.Keys);
        }
        var functions = _waiting.Intersect(_packages.Keys).ToHashSet(StringComparer.Ordinal);
        await Task.WhenAll(functions.Select(name => CompileAsync(name, name, null, cancellationToken)));
        var changed = _packages.Keys.Where(name => isShared || functions.Contains(name)).Order().ToList();
        foreach (var function in changed)
        {
            Replace(function, isShared ? SharedAssembly : null, functions.Contains(function) ? function : null);
        }
        _waiting.Clear();
        return changed;
    }

    /// <summary>Compiles what all share.</summary>
    /// <returns>Whether the functions see a difference, and must be compiled too.</returns>
    private async Task<bool> CompileSharedAsync(CancellationToken cancellationToken)
    {
        var before = SharedInterface.FileExists()
            ? await File.ReadAllBytesAsync(SharedInterface, cancellationToken)
            : [];
        await CompileAsync(WatchedChange.Shared, SharedAssembly, SharedInterface, cancellationToken);
        var after = await File.ReadAllBytesAsync(SharedInterface, cancellationToken);
        return !before.SequenceEqual(after);
    }

    private async Task CompileAsync(
        string project,
        string name,
        AbsolutePath? @interface,
        CancellationToken cancellationToken
    )
    {
        var arguments =
            CompilerArguments.Find(compiled, name)
            ?? throw DeploymentException.Configuration($"{name} was not compiled here; start Watch again");
        string[] references = @interface is null && SharedInterface.FileExists() ? [SharedInterface] : [];
        var response = folder / $"{name}.rsp";
        await File.WriteAllLinesAsync(
            response,
            arguments.For(sources / project, CompiledOf(name), @interface, references),
            cancellationToken
        );
        await _server!.CompileAsync(sources / project, response, cancellationToken);
    }

    private void Replace(string function, params string?[] assemblies)
    {
        foreach (var assembly in assemblies.OfType<string>())
        {
            File.Copy(CompiledOf(assembly), FilesOf(function) / $"{assembly}.dll", overwrite: true);
        }
        var zip = DeterministicZip.Pack(FilesOf(function));
        _packages[function] = FunctionPackage.Write(function, folder / $"{function}.zip", zip);
    }

    private AbsolutePath FilesOf(string function) => folder / "files" / function;

    private AbsolutePath CompiledOf(string assembly) => folder / $"{assembly}.dll";
}
