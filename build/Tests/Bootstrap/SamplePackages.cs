using System.Diagnostics;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bootstrap;

/// <summary>Packages in several versions, packed on the spot without any feed. Beta is built on Alpha 1.0.0.</summary>
public sealed class SamplePackages : IAsyncLifetime
{
    private static readonly (string Id, string Version)[] All =
    [
        ("Sample.Alpha", "0.9.0"),
        ("Sample.Alpha", "1.0.0"),
        ("Sample.Alpha", "1.2.0"),
        ("Sample.Alpha", "2.0.0"),
        ("Sample.Beta", "1.0.0"),
        ("Sample.Gamma", "1.0.0"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("sample-packages-").FullName;

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "nuget.config"),
            "<configuration><packageSources><clear /></packageSources></configuration>"
        );
        foreach (var (id, version) in All)
        {
            var project = Directory.CreateDirectory(Path.Combine(_folder, version, id)).FullName;
            await File.WriteAllTextAsync(Path.Combine(project, $"{id}.csproj"), Project(id, version).ToString());
            await File.WriteAllTextAsync(
                Path.Combine(project, "Origin.cs"),
                SampleRepository.Origin(id, $"package {version}")
            );
        }
        var solution = new XElement(
            "Solution",
            All.GroupBy(p => p.Version)
                .Select(group => new XElement(
                    "Folder",
                    new XAttribute("Name", $"/{group.Key}/"),
                    group.Select(p => new XElement(
                        "Project",
                        new XAttribute("Path", $"{p.Version}/{p.Id}/{p.Id}.csproj")
                    ))
                ))
        );
        await File.WriteAllTextAsync(Path.Combine(_folder, "all.slnx"), solution.ToString());
        var start = new ProcessStartInfo(
            "dotnet",
            ["pack", "all.slnx", "-o", "packed", "-v", "q", "-nologo", "-nodeReuse:false"]
        )
        {
            WorkingDirectory = _folder,
        };
        var (exitCode, output, error) = await SampleRepository.RunAsync(start);
        exitCode.ShouldBe(0, output + error);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>Makes a folder a feed of just these packages, each such as <c>Sample.Alpha 1.0.0</c>.</summary>
    internal void Serve(string feed, params string[] packages)
    {
        Directory.CreateDirectory(feed);
        foreach (var old in Directory.GetFiles(feed))
        {
            File.Delete(old);
        }
        foreach (var file in packages.Select(package => $"{package.Replace(' ', '.')}.nupkg"))
        {
            File.Copy(Path.Combine(_folder, "packed", file), Path.Combine(feed, file));
        }
    }

    private static XElement Project(string id, string version) =>
        new(
            "Project",
            new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", "net10.0"),
                new XElement("Version", version),
                new XElement("NuGetAudit", false)
            ),
            id == "Sample.Beta"
                ? new XElement(
                    "ItemGroup",
                    new XElement("ProjectReference", new XAttribute("Include", "../Sample.Alpha/Sample.Alpha.csproj"))
                )
                : null
        );
}

/// <summary>Tests that compile do so one after the other, when no test is left that a busy machine would disturb.</summary>
[CollectionDefinition(nameof(SamplePackages), DisableParallelization = true)]
public sealed class SamplePackagesCollection : ICollectionFixture<SamplePackages>;
