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
                {
                    Assert.True(
                        condition.Compile(preferInterpretation: true)(),
                        $"Target '{target.Name}' requires '{condition.Body}'"
                    );
                }
                else if (IsMissing(requirement.GetMemberInfo(), build, target.Name))
                {
                    Assert.Fail(
                        $"Target '{target.Name}' requires member '{NameOf(requirement.GetMemberInfo())}' "
                            + "to be not null or empty"
                    );
                }
            }
        }

        foreach (var member in build.GetType().GetAllMembers().Where(x => x.IsDefined(typeof(RequiredAttribute))))
        {
            if (IsMissing(member, build, target: null))
            {
                Assert.Fail($"Member '{NameOf(member)}' is required to be not null or empty");
            }
        }
    }

    private static bool IsMissing(MemberInfo member, NukeBuild build, string target)
    {
        var own =
            member.DeclaringType == build.GetType()
                ? member
                : build.GetType().GetMember(member.Name).SingleOrDefault() ?? member;
        var from = target is null ? "" : $"from target '{target}' ";
        Assert.True(
            own.IsDefined(typeof(ValueInjectionAttributeBase)),
            $"Member '{NameOf(own)}' is required {from}but not marked with an injection attribute."
        );

        if (
            NukeBuild.Host is Terminal
            && own.IsDefined(typeof(ParameterAttribute))
            && own is not PropertyInfo { CanWrite: false }
        )
        {
            Prompt(own, build);
        }

        var value = own.GetMemberValue(build);
        return own.GetMemberType() == typeof(string) ? string.IsNullOrWhiteSpace((string)value) : value is null;
    }

    /// <summary>Asks at the terminal, key by key; without one the console throws.</summary>
    private static void Prompt(MemberInfo member, NukeBuild build)
    {
        while (member.GetMemberValue(build) is null)
        {
            Host.Information($"{ParameterNames.Description(member) ?? NameOf(member)}:");
            Console.CursorLeft = 0;
            var answer = "";
            for (var key = Console.ReadKey(); key.Key != ConsoleKey.Enter; key = Console.ReadKey())
            {
                answer = key.Key == ConsoleKey.Backspace ? answer[..^Math.Min(1, answer.Length)] : answer + key.KeyChar;
            }

            member.SetMemberValue(build, ParameterConversion.Convert(answer, member.GetMemberType()));
        }
    }

    private static string NameOf(MemberInfo member) =>
        member.IsDefined(typeof(ParameterAttribute)) ? ParameterNames.Member(member) : member.Name;
}
