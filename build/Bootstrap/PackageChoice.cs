using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace AiChef.Bootstrap;

/// <summary>Which packages are stand-ins, and which versions were taken in place of the pinned ones.</summary>
internal sealed record PackageChoice(IReadOnlyList<string> StandIns, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>As Directory.Packages.props imports it.</summary>
    public string ToXml(string key) =>
        new XElement(
            "Project",
            new XComment($" {key} "),
            new XElement(
                "PropertyGroup",
                new XAttribute("Condition", "'$(UseStandIns)' == ''"),
                new XElement("UseStandIns", StandIns.Count > 0 ? string.Join(';', StandIns) : "false")
            ),
            new XElement(
                "ItemGroup",
                Versions
                    .OrderBy(v => v.Key, StringComparer.Ordinal)
                    .Select(v => new XElement(
                        "PackageVersion",
                        new XAttribute("Update", v.Key),
                        new XAttribute("Version", v.Value)
                    ))
            )
        ).ToString();

    /// <returns>Null when it answers another question than <paramref name="key"/>.</returns>
    public static PackageChoice? FromXml(XElement project, string key)
    {
        if (!project.Nodes().OfType<XComment>().Any(comment => comment.Value.Trim() == key))
        {
            return null;
        }
        var names = project.Descendants("UseStandIns").Single().Value;
        return new(
            names == "false" ? [] : names.Split(';'),
            project
                .Descendants("PackageVersion")
                .ToDictionary(v => v.Attribute("Update")!.Value, v => v.Attribute("Version")!.Value)
        );
    }
}
