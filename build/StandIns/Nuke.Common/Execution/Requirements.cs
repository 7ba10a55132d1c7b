using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.Parameters;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Execution;

/// <summary>Checks what scheduled targets and [Required] members demand, before the first target runs.</summary>
internal static class Requirements
{
    internal static void Validate(NukeBuild build)
    {
        foreach (var target in build.ScheduledTargets)
        {
            foreach (var requirement in target.DelegateRequirements)
            {
                if (requirement is Expression<Func<bool>> condition)
                    Assert.True(condition.Compile(preferInterpretation: true)(), $"Target '{target.Name}' requires '{condition.Body}'");
                else if (IsMissing(requirement.GetMemberInfo(), build, target.Name))
                    Assert.Fail($"Target '{target.Name}' requires member '{NameOf(requirement.GetMemberInfo())}' to be not null or empty");
            }
        }

        foreach (var member in build.GetType().GetAllMembers(until: typeof(NukeBuild)).Where(x => x.IsDefined(typeof(RequiredAttribute))))
        {
            if (IsMissing(member, build, target: null))
                Assert.Fail($"Member '{NameOf(member)}' is required to be not null or empty");
        }
    }

    private static bool IsMissing(MemberInfo member, NukeBuild build, string target)
    {
        var own = member.DeclaringType == build.GetType() ? member : build.GetType().GetMember(member.Name, MemberAccess.All).FirstOrDefault() ?? member;
        Assert.True(
            own.IsDefined(typeof(ValueInjectionAttributeBase)) || member.IsDefined(typeof(ValueInjectionAttributeBase)),
            $"Member '{NameOf(own)}' is required {(target is null ? "" : $"from target '{target}' ")}but not marked with an injection attribute.");

        if (IsEmpty(own.GetMemberValue(build)) && NukeBuild.Host is Terminal && own.IsDefined(typeof(ParameterAttribute)))
            Prompt(own, build);
        return IsEmpty(own.GetMemberValue(build));
    }

    private static bool IsEmpty(object value) => value is null or "" || value is System.Collections.ICollection { Count: 0 };

    private static void Prompt(MemberInfo member, NukeBuild build)
    {
        if (Console.IsInputRedirected || member is PropertyInfo { CanWrite: false })
            return;
        while (IsEmpty(member.GetMemberValue(build)))
        {
            Console.Write($"{ParameterNames.Description(member) ?? NameOf(member)}: ");
            if (Console.ReadLine() is not { } answer)
                return;
            if (answer.Length > 0)
                member.SetMemberValue(build, ParameterConversion.Convert([answer], member.GetMemberType(), null, x => Path.GetFullPath(x)));
        }
    }

    private static string NameOf(MemberInfo member) => member.IsDefined(typeof(ParameterAttribute)) ? ParameterNames.Member(member) : member.Name;
}
