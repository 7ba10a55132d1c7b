using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.CI.AppVeyor;
using Nuke.Common.CI.AzurePipelines;
using Nuke.Common.CI.Bamboo;
using Nuke.Common.CI.Bitbucket;
using Nuke.Common.CI.Bitrise;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.CI.GitLab;
using Nuke.Common.CI.Jenkins;
using Nuke.Common.CI.SpaceAutomation;
using Nuke.Common.CI.TeamCity;
using Nuke.Common.CI.TravisCI;
using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>
/// Finds the host that the build runs on: a server by its variables, then an editor, then the terminal.
/// </summary>
internal static class HostSelection
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Listed, since finding them by reflection loads each type of this assembly, in every run.</summary>
    internal static IReadOnlyList<Type> Types { get; } =
    [
        typeof(AppVeyor),
        typeof(AzurePipelines),
        typeof(Bamboo),
        typeof(Bitbucket),
        typeof(Bitrise),
        typeof(GitHubActions),
        typeof(GitLab),
        typeof(Jenkins),
        typeof(SpaceAutomation),
        typeof(TeamCity),
        typeof(TravisCI),
        typeof(Rider),
        typeof(VisualStudio),
        typeof(VSCode),
        typeof(Terminal),
    ];

    internal static Host Default => Create(Types.First(IsRunning));

    private static bool IsRunning(Type host) => (bool)host.GetProperty($"IsRunning{host.Name}", Static).GetValue(null);

    private static Host Create(Type host) => (Host)Activator.CreateInstance(host, nonPublic: true);

    /// <summary>Reads the end of a host's full name.</summary>
    internal sealed class Converter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value)
        {
            var matching = Types
                .Where(x => x.FullName.EndsWith((string)value, StringComparison.OrdinalIgnoreCase))
                .ToList();
            Assert.HasSingleItem(matching);
            return Create(matching[0]);
        }
    }
}
