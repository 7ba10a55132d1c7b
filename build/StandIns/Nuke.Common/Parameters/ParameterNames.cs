using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

internal static class ParameterNames
{
    internal static string Member(MemberInfo member)
    {
        var attribute = member.GetCustomAttribute<ParameterAttribute>();
        var prefix = member.DeclaringType.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix;
        return prefix + (attribute?.Name ?? member.Name);
    }

    /// <summary>AwsAccountId becomes aws-account-id, NuGetApiKey nuget-api-key.</summary>
    internal static string Dashed(string name) => name.SplitCamelHumpsWithKnownWords().JoinDash().ToLowerInvariant();

    internal static string Description(MemberInfo member)
    {
        var description = member.GetCustomAttribute<ParameterAttribute>()?.Description?.TrimEnd('.');
        return string.IsNullOrWhiteSpace(description) ? null : description;
    }

    internal static bool Same(string option, string name) =>
        string.Equals(option.Replace("-", "", StringComparison.Ordinal), name, StringComparison.OrdinalIgnoreCase);
}
