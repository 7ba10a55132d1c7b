using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AiChef.Compilation;

namespace AiChef.Bootstrap;

/// <summary>
/// Chooses for each package between the feed and build/StandIns: asks the feed, once, and remembers the answer in a
/// file that Directory.Packages.props imports.
/// </summary>
internal sealed class PackageChooser
{
    private readonly Workspace _workspace;
    private readonly Dictionary<string, string> _pinned;
    private readonly IReadOnlyList<string> _standIns;

    public PackageChooser(Workspace workspace)
    {
        _workspace = workspace;
        var versions = workspace.Path("build/Directory.Packages.props");
        _pinned = XElement
            .Load(versions)
            .Descendants()
            .Where(item => item.Name.LocalName is "PackageVersion" or "GlobalPackageReference")
            .ToDictionary(item => item.Attribute("Include")!.Value, item => item.Attribute("Version")!.Value);
        _standIns = [.. _pinned.Keys.Where(name => File.Exists(StandInProject(name)))];
        Key = Workspace.Hash(
            ConfigurationFiles()
                .Append(versions)
                .Select(File.ReadAllBytes)
                .Concat(_standIns.Select(Encoding.UTF8.GetBytes))
        );
    }

    /// <summary>
    /// What the answer depends on: the pinned versions, NuGet's configuration, the names of the stand-ins.
    /// </summary>
    public string Key { get; }

    private string AnswerFile => _workspace.State("packages.props");

    /// <summary>The choice made by hand: all, none, or those named; null when nothing is asked.</summary>
    /// <exception cref="Failure">There is no such stand-in, or one would meet the package that it stands
    /// for.</exception>
    public PackageChoice? Asked(string asked)
    {
        if (asked.Length == 0)
        {
            return null;
        }
        IReadOnlyList<string> names = asked switch
        {
            "true" => _standIns,
            "false" => [],
            _ => asked.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        if (names.Except(_standIns).FirstOrDefault() is { } unknown)
        {
            throw new Failure(
                $"USE_STAND_INS names {unknown}, for which build/StandIns has no project; "
                    + "write true, false, or some of "
                    + string.Join(';', _standIns)
            );
        }
        // A package brings the packages that it is built on, which would then meet their stand-ins.
        foreach (var other in _standIns.Except(names))
        {
            var needs = XElement
                .Load(StandInProject(other))
                .Descendants("PackageReference")
                .Select(r => r.Attribute("Include")!.Value);
            if (needs.Intersect(names).FirstOrDefault() is { } name)
            {
                throw new Failure($"USE_STAND_INS names {name}, but not {other}, which is built on it; name both");
            }
        }
        return new(names, new Dictionary<string, string>());
    }

    /// <summary>The last answer of the feed, if it is still valid; one that cannot be read is none.</summary>
    public PackageChoice? Remembered()
    {
        try
        {
            return File.Exists(AnswerFile) ? PackageChoice.FromXml(XElement.Load(AnswerFile), Key) : null;
        }
        catch (Exception e) when (e is XmlException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>
    /// Asks the feed. Each package that has a stand-in is restored by itself, so that one whose own dependencies are
    /// missing counts as missing too; all others are restored together.
    /// </summary>
    /// <exception cref="Failure">The feed fails, or lacks a package that has no stand-in.</exception>
    public PackageChoice Choose()
    {
        File.Delete(AnswerFile);
        var others = _pinned.Keys.Except(_standIns).Select(Reference).ToList();
        var problems = FeedProbe
            .Restore(
                _workspace,
                "restore.log",
                [new("others", others), .. _standIns.Select(name => new FeedProbe(name, [Reference(name)]))]
            )
            .Problems;
        BuildProblem.ThrowIfFeedFailed(problems);
        if (problems.FirstOrDefault(p => p.IsError && (p.Probe == "others" || !p.IsMissingPackage)) is { } fatal)
        {
            throw new Failure(
                fatal.MissingName is { } name && _pinned.TryGetValue(name, out var version)
                    ? $"the feed lacks {name} {version}, and build/StandIns has no project for it"
                    : $"the packages cannot be restored: {fatal.Text}"
            );
        }
        var missing = _standIns.Where(name => problems.Any(p => p.IsError && p.Probe == name)).ToList();
        var newer = problems
            .Select(p => p.NewerVersion)
            .OfType<(string Name, string Version)>()
            // A dependency of a package may ask for less than what is pinned.
            .Where(v => _pinned.TryGetValue(v.Name, out var pinned) && pinned != v.Version && !missing.Contains(v.Name))
            .DistinctBy(v => v.Name)
            .ToDictionary(v => v.Name, v => v.Version);
        Tell(missing, newer);
        var choice = new PackageChoice([.. missing.Order(StringComparer.Ordinal)], newer);
        AtomicFile.Write(AnswerFile, choice.ToXml(Key) + "\n");
        return choice;
    }

    private static void Tell(List<string> missing, Dictionary<string, string> newer)
    {
        if (missing.Count > 0)
        {
            Workspace.Say($"the feed lacks {Packages(missing)}; using build/StandIns for {Those(missing.Count)}");
        }
        if (newer.Count > 0)
        {
            var versions = newer.Select(v => $"{v.Key} {v.Value}").ToList();
            Workspace.Say($"the feed has newer versions of {Packages(versions)}; using {Those(versions.Count)}");
        }

        static string Those(int count) => count == 1 ? "it" : "these";

        static string Packages(List<string> names) =>
            names.Count == 1
                ? $"1 package ({names[0]})"
                : $"{names.Count} packages ({string.Join(", ", names.Count > 3 ? [.. names[..2], "..."] : names)})";
    }

    /// <summary>
    /// The pinned version or a newer one of the same major version, or just what a pinned range says.
    /// </summary>
    private XElement Reference(string name)
    {
        var pinned = _pinned[name];
        var range = int.TryParse(pinned.Split('.')[0], CultureInfo.InvariantCulture, out var major)
            ? $"[{pinned}, {major + 1}.0.0)"
            : pinned;
        return new("PackageReference", new XAttribute("Include", name), new XAttribute("Version", range));
    }

    private string StandInProject(string name) => _workspace.Path($"build/StandIns/{name}/{name}.csproj");

    /// <remarks>
    /// https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior#config-file-locations-and-uses
    /// </remarks>
    private IEnumerable<string> ConfigurationFiles()
    {
        var folders = new List<string>();
        for (var folder = new DirectoryInfo(_workspace.Path("build")); folder is not null; folder = folder.Parent)
        {
            folders.Add(folder.FullName);
        }
        var user = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        folders.AddRange([
            Path.Combine(user, ".nuget", "NuGet"),
            Path.Combine(user, ".nuget", "config"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "NuGet"),
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), "NuGet", "Config"),
            "/etc/opt/NuGet/Config",
        ]);
        return folders
            .Where(Directory.Exists)
            .SelectMany(Directory.GetFiles)
            .Where(file =>
                Regex.IsMatch(file, @"([\\/]nuget|[\\/]config[\\/][^\\/]*)\.config$", RegexOptions.IgnoreCase)
            )
            .Distinct()
            .Order(StringComparer.Ordinal);
    }
}
