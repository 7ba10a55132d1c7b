using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase
{
    public abstract ToolRequirement GetRequirement(MemberInfo member);
}
