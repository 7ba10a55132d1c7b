using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.Parameters;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution.Extensions;

internal sealed class InjectParameterValuesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        var build = (NukeBuild)Build;
        build.NoLogo = ParameterLookup.Get<bool?>(nameof(NukeBuild.NoLogo)) ?? false;
        build.Continue = ParameterLookup.Get<bool?>(nameof(NukeBuild.Continue)) ?? false;
        build.Partition = ParameterLookup.Get<Partition>(nameof(NukeBuild.Partition)) ?? Partition.Single;
        build.Plan = ParameterLookup.Get<bool?>(nameof(NukeBuild.Plan)) ?? false;
        build.Help = ParameterLookup.Get<bool?>(nameof(NukeBuild.Help)) ?? false;
        MemberInjection.Inject(build, x => x is ParameterAttribute);
    }
}

internal sealed class InjectNonParameterValuesAttribute : BuildExtensionAttributeBase, IOnBuildInitialized
{
    public void OnBuildInitialized(IReadOnlyCollection<ExecutableTarget> executableTargets, IReadOnlyCollection<ExecutableTarget> executionPlan) =>
        MemberInjection.Inject((NukeBuild)Build, x => x is not ParameterAttribute);
}

internal static class MemberInjection
{
    internal static void Inject(NukeBuild build, Func<ValueInjectionAttributeBase, bool> isWanted)
    {
        var members = new List<(MemberInfo Member, ValueInjectionAttributeBase Attribute)>();
        foreach (var member in Utilities.MemberAccess.GetAllMembers(build.GetType(), until: typeof(NukeBuild)))
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
                Utilities.MemberAccess.SetMemberValue(member, build, value);
        }
    }
}
