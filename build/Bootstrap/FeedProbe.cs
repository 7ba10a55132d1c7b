using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace AiChef.Bootstrap;

/// <summary>A project that asks the feed for packages and compiles nothing.</summary>
/// <param name="Name">Its name, which stands in the errors that are about it.</param>
/// <param name="Items">The items that name the packages.</param>
internal sealed record FeedProbe(string Name, IReadOnlyList<XElement> Items)
{
    private const int DefaultSilence = 90;

    private const int LongestSilence = 3600;

    /// <summary>Restores all probes by one command.</summary>
    /// <param name="workspace">The checkout.</param>
    /// <param name="log">The file of the state that keeps the output.</param>
    /// <param name="probes">The probes.</param>
    /// <exception cref="Failure">The feed gave no answer for too long.</exception>
    public static FeedAnswer Restore(Workspace workspace, string log, params IReadOnlyList<FeedProbe> probes)
    {
        var silence = Silence();
        var folder = $"build/Bootstrap/obj/{Path.GetFileNameWithoutExtension(log)}";
        foreach (var probe in probes)
        {
            Directory.CreateDirectory(workspace.Path($"{folder}/{probe.Name}"));
            File.WriteAllText(
                workspace.Path($"{folder}/{probe.Name}/{probe.Name}.probe.csproj"),
                probe.ToProject().ToString()
            );
        }
        File.WriteAllText(
            workspace.Path($"{folder}/all.slnx"),
            new XElement(
                "Solution",
                probes.Select(probe => new XElement(
                    "Project",
                    new XAttribute("Path", $"{probe.Name}/{probe.Name}.probe.csproj")
                ))
            ).ToString()
        );
        var result = workspace.DotNet(
            log,
            silence,
            "restore",
            workspace.Path($"{folder}/all.slnx"),
            "-m:1",
            "-nodeReuse:false",
            "-nologo",
            "-tl:off",
            "-v:n"
        );
        var packages = Directory
            .GetFiles(workspace.Path(folder), "*.nuget.g.props", SearchOption.AllDirectories)
            .Select(file =>
                XElement
                    .Load(file)
                    .Descendants()
                    .First(e => e.Name.LocalName == "NuGetPackageFolders")
                    .Value.Split(';')[0]
            )
            .FirstOrDefault();
        Directory.Delete(workspace.Path(folder), recursive: true);
        var problems = BuildProblem.In(result.Lines);
        if (result.ExitCode is null)
        {
            throw new Failure(
                $"the package feed gave no answer for {silence.TotalSeconds:0} s; check the network and the NuGet "
                    + "configuration, or set PACKAGE_FEED_TIMEOUT to more seconds"
            );
        }
        if (result.ExitCode != 0 && !problems.Any(problem => problem.IsError))
        {
            throw new Failure($"the packages cannot be restored; .nuke/temp/bootstrap/{log} tells why");
        }
        return new(problems, packages);
    }

    private static TimeSpan Silence()
    {
        var asked = Environment.GetEnvironmentVariable("PACKAGE_FEED_TIMEOUT");
        if (string.IsNullOrEmpty(asked))
        {
            return TimeSpan.FromSeconds(DefaultSilence);
        }
        return int.TryParse(asked, out var seconds) && seconds is > 0 and <= LongestSilence
            ? TimeSpan.FromSeconds(seconds)
            : throw new Failure(
                $"PACKAGE_FEED_TIMEOUT is '{asked}'; write a number of "
                    + $"seconds from 1 to {LongestSilence}, such as {DefaultSilence}"
            );
    }

    /// <summary>Imports nothing of the repository, whose own packages would be restored with it.</summary>
    private XElement ToProject() =>
        new(
            "Project",
            new XElement(
                "PropertyGroup",
                new XElement("ImportDirectoryBuildProps", false),
                new XElement("ImportDirectoryBuildTargets", false),
                new XElement("ImportDirectoryPackagesProps", false)
            ),
            Sdk("Sdk.props"),
            new XElement(
                "PropertyGroup",
                new XElement("TargetFramework", "net10.0"),
                new XElement("NuGetAudit", false),
                // Versions that only meet in a probe need not fit together: a downgrade, or outside of what a package
                // asks for.
                new XElement("NoWarn", "NU1605;NU1608")
            ),
            new XElement("ItemGroup", Items),
            Sdk("Sdk.targets")
        );

    private static XElement Sdk(string file) =>
        new("Import", new XAttribute("Project", file), new XAttribute("Sdk", "Microsoft.NET.Sdk"));
}
