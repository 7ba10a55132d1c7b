using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;
using Serilog;

namespace Nuke.Common.ValueInjection;

[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public abstract class ValueInjectionAttributeBase : Attribute
{
    public INukeBuild Build { get; internal set; }

    public virtual int Priority => 0;

    public virtual bool SuppressWarnings => false;

    public abstract object GetValue(MemberInfo member, object instance);

    public object TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception)
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute)))
            {
                var name = $"{member.DeclaringType.Name}.{member.GetDisplayShortName()}";
                Log.Warning(BuildRun.Unwrap(exception), "Could not inject value for {Member}", name);
            }

            return null;
        }
    }

    protected T GetMemberValue<T>(string memberName, object instance) =>
        (T)
            Find(memberName, instance)
                .NotNull($"No member '{memberName}' on {instance.GetType().Name}")
                .GetMemberValue(instance);

    protected T GetMemberValueOrNull<T>(string memberName, object instance) =>
        memberName is null || Find(memberName, instance) is not { } member
            ? default
            : (T)member.GetMemberValue(instance);

    private static MemberInfo Find(string memberName, object instance) =>
        instance.GetType().GetMember(memberName, MemberAccess.All).FirstOrDefault();
}
