using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using Nuke.Common.Execution;

namespace Nuke.Common;

/// <summary>
/// Finds the host that the build runs on: a server by its variables, then an editor, then the terminal.
/// </summary>
internal static class HostSelection
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    internal static IEnumerable<Type> Types =>
        typeof(Host).Assembly.GetTypes().Where(x => x.IsPublic && x.IsSubclassOf(typeof(Host)));

    internal static Host Default =>
        Types
            .OrderBy(x => x.IsAssignableTo(typeof(Terminal)))
            .ThenBy(x => x == typeof(Terminal))
            .Where(IsRunning)
            .Select(Create)
            .First();

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
