using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>Packages in several versions, made on the spot without any feed. Beta is built on Alpha 1.0.0.</summary>
public sealed class SamplePackages : IAsyncLifetime
{
    private static readonly XNamespace Specification = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    // Those that builds are compiled with have an assembly; the others are only looked at.
    private static readonly (string Id, string Version, bool HasAssembly)[] All =
    [
        ("Sample.Alpha", "0.9.0", false),
        ("Sample.Alpha", "1.0.0", true),
        ("Sample.Alpha", "1.2.0", true),
        ("Sample.Alpha", "2.0.0", false),
        ("Sample.Beta", "1.0.0", true),
        ("Sample.Gamma", "1.0.0", false),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("sample-packages-").FullName;

    public async Task InitializeAsync()
    {
        await CompileAsync();
        foreach (var (id, version, hasAssembly) in All)
        {
            await using var file = await ZipFile.OpenAsync(At($"{id}.{version}.nupkg"), ZipArchiveMode.Create);
            await using (var specification = await file.CreateEntry($"{id}.nuspec").OpenAsync())
            {
                await Describe(id, version).SaveAsync(specification, SaveOptions.None, CancellationToken.None);
            }
            if (hasAssembly)
            {
                await file.CreateEntryFromFileAsync(At($"{id}.{version}/{id}.dll"), $"lib/net10.0/{id}.dll");
            }
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Creates a folder a feed of just these packages, each such as <c>Sample.Alpha 1.0.0</c>.</summary>
    internal void Serve(string feed, params string[] packages)
    {
        Directory.CreateDirectory(feed);
        foreach (var old in Directory.GetFiles(feed))
        {
            File.Delete(old);
        }
        foreach (var file in packages.Select(package => $"{package.Replace(' ', '.')}.nupkg"))
        {
            File.Copy(At(file), Path.Combine(feed, file));
        }
    }

    private static XElement Describe(string id, string version) =>
        new(
            Specification + "package",
            new XElement(
                Specification + "metadata",
                new XElement(Specification + "id", id),
                new XElement(Specification + "version", version),
                new XElement(Specification + "authors", "AI Chef"),
                new XElement(Specification + "description", "A sample"),
                new XElement(
                    Specification + "dependencies",
                    new XElement(
                        Specification + "group",
                        new XAttribute("targetFramework", "net10.0"),
                        id == "Sample.Beta"
                            ? new XElement(
                                Specification + "dependency",
                                new XAttribute("id", "Sample.Alpha"),
                                new XAttribute("version", "1.0.0")
                            )
                            : null
                    )
                )
            )
        );

    private string At(string name) => Path.Combine(_folder, name);

    /// <summary>Compiles all assemblies by one command.</summary>
    private async Task CompileAsync()
    {
        var project = new XElement(
            "Project",
            new XElement(
                "UsingTask",
                new XAttribute("TaskName", "Microsoft.CodeAnalysis.BuildTasks.Csc"),
                new XAttribute("AssemblyFile", "$(MSBuildToolsPath)/Roslyn/Microsoft.Build.Tasks.CodeAnalysis.dll")
            ),
            new XElement(
                "Target",
                new XAttribute("Name", "Compile"),
                All.Where(package => package.HasAssembly).Select(Compilation)
            )
        );
        await File.WriteAllTextAsync(At("packages.proj"), project.ToString());
        var start = new ProcessStartInfo(
            "dotnet",
            ["msbuild", At("packages.proj"), "-nologo", "-v:q", "-nodeReuse:false"]
        );
        var (exitCode, output, error) = await SampleRepository.RunAsync(start);
        exitCode.ShouldBe(0, output + error);
    }

    private XElement Compilation((string Id, string Version, bool HasAssembly) package)
    {
        var (id, version, _) = package;
        Directory.CreateDirectory(At($"{id}.{version}"));
        File.WriteAllText(At($"{id}.{version}.cs"), SampleRepository.Origin(id, $"package {version}"));
        return new XElement(
            "Csc",
            new XAttribute("Sources", $"{id}.{version}.cs"),
            new XAttribute("References", ReferenceAssembly()),
            new XAttribute("OutputAssembly", $"{id}.{version}/{id}.dll"),
            new XAttribute("TargetType", "library"),
            new XAttribute("NoConfig", true),
            new XAttribute("NoStandardLib", true),
            new XAttribute("UseSharedCompilation", false)
        );
    }

    /// <summary>What the SDK compiles with: an assembly of the runtime itself has other references.</summary>
    private static string ReferenceAssembly()
    {
        var dotnet = Path.GetDirectoryName(typeof(object).Assembly.Location) + "/../../..";
        return Directory
            .GetFiles($"{dotnet}/packs/Microsoft.NETCore.App.Ref", "System.Runtime.dll", SearchOption.AllDirectories)
            .Max(StringComparer.Ordinal)!;
    }
}

/// <summary>Tests that compile a sample with packages do so one after the other.</summary>
[CollectionDefinition(nameof(SamplePackages))]
public sealed class SamplePackagesCollection : ICollectionFixture<SamplePackages>, ICollectionFixture<SampleBootstrap>;
