using System.Reflection;

namespace Nuke.Common.Tooling;

public static class EnumerationExtensions
{
    public static string GetValue<T>(this T value)
        where T : Enum =>
        typeof(T).GetField(value.ToString())?.GetCustomAttribute<EnumValueAttribute>()?.Value ?? value.ToString();
}
