using System.Reflection;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution.Extensions;

internal static class MemberInjection
{
    internal static void Inject(NukeBuild build, Func<ValueInjectionAttributeBase, bool> isWanted)
    {
        var members = new List<(MemberInfo Member, ValueInjectionAttributeBase Attribute)>();
        foreach (var member in build.GetType().GetAllMembers(until: typeof(NukeBuild)))
        {
            // Interface members compute their value themselves through TryGetValue.
            if (member.DeclaringType.IsInterface || !member.IsDefined(typeof(ValueInjectionAttributeBase)))
                continue;
            var attribute = member.GetCustomAttribute<ValueInjectionAttributeBase>();
            if (isWanted(attribute))
                members.Add((member, attribute));
        }

        foreach (var (member, attribute) in members.OrderByDescending(x => x.Attribute.Priority))
        {
            attribute.Build = build;
            if (attribute.TryGetValue(member, build) is { } value)
                member.SetMemberValue(build, value);
        }
    }
}
