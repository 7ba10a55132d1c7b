using System.Reflection;
using System.Text;

namespace Nuke.Common.Parameters;

internal static class ParameterNames
{
    internal static string Member(MemberInfo member)
    {
        var attribute = member.GetCustomAttribute<ParameterAttribute>();
        var prefix = member.DeclaringType.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix;
        return prefix + (attribute?.Name ?? member.Name);
    }

    /// <summary>AwsAccountId becomes aws-account-id.</summary>
    internal static string Dashed(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i]) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    internal static string Description(MemberInfo member)
    {
        var description = member.GetCustomAttribute<ParameterAttribute>()?.Description?.TrimEnd('.');
        return string.IsNullOrWhiteSpace(description) ? null : description;
    }

    internal static bool Same(string option, string name) =>
        string.Equals(option.Replace("-", "", StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase);
}
