using System.Reflection;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution.Extensions;

/// <summary>Sets members from their attributes: those of base classes first, then by priority, then by name.</summary>
internal static class MemberInjection
{
    /// <summary>
    /// The members of NukeBuild itself that are injected; the others take their value when they are first read.
    /// </summary>
    private static readonly string[] OwnMembers =
    [
        nameof(NukeBuild.Plan),
        nameof(NukeBuild.Help),
        nameof(NukeBuild.Continue),
        nameof(NukeBuild.NoLogo),
        nameof(NukeBuild.Verbosity),
        nameof(NukeBuild.Partition),
    ];

    internal static void Inject(NukeBuild build, Func<ValueInjectionAttributeBase, bool> isWanted)
    {
        // Interface members compute their value themselves through TryGetValue.
        var members = build
            .GetType()
            .GetMembers(MemberAccess.All)
            .Where(x => x is FieldInfo or PropertyInfo && x.IsDefined(typeof(ValueInjectionAttributeBase)))
            .Where(x => x.DeclaringType != typeof(NukeBuild) || OwnMembers.Contains(x.Name))
            .Select(x => new InjectedMember(x, x.GetCustomAttribute<ValueInjectionAttributeBase>()))
            .Where(x => isWanted(x.Attribute))
            .OrderBy(x => x.Member.Name, StringComparer.CurrentCulture)
            .OrderBy(x => Depth(x.Member.DeclaringType))
            .ThenByDescending(x => x.Attribute.Priority);
        foreach (var (member, attribute) in members.ToList())
        {
            attribute.Build = build;
            if (attribute.TryGetValue(member, build) is not { } value)
            {
                continue;
            }

            Assert.True(
                member.GetMemberType().IsInstanceOfType(value),
                $"Member '{member.Name}' must be of type '{value.GetType().Name}' to get its value injected"
            );
            member.SetMemberValue(build, value);
        }
    }

    private static int Depth(Type type) => type is null ? 0 : 1 + Depth(type.BaseType);

    // A class, since code for the sorting of a value type cannot be compiled ahead of time.
    private sealed record InjectedMember(MemberInfo Member, ValueInjectionAttributeBase Attribute);
}
