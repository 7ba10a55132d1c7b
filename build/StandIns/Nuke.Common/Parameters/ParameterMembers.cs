using System.Reflection;
using Nuke.Common.Utilities;

namespace Nuke.Common.Parameters;

internal static class ParameterMembers
{
    /// <summary>All parameters of a build, its interfaces and NukeBuild, by name.</summary>
    internal static List<MemberInfo> Of(Type build, bool includeUnlisted) =>
        build
            .GetAllMembers()
            .Where(x => x.IsDefined(typeof(ParameterAttribute)))
            .Where(x => includeUnlisted || x.GetCustomAttribute<ParameterAttribute>().List)
            .DistinctBy(ParameterNames.Member, StringComparer.OrdinalIgnoreCase)
            .OrderBy(ParameterNames.Member, StringComparer.CurrentCulture)
            .ToList();
}
