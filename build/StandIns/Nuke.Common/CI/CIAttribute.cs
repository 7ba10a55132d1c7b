using System.Reflection;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.CI;

public class CIAttribute : ValueInjectionAttributeBase
{
    public override object GetValue(MemberInfo member, object instance) =>
        member.GetMemberType().IsInstanceOfType(NukeBuild.Host) ? NukeBuild.Host : null;
}
