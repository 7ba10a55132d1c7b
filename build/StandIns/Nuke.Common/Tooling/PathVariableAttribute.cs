using System.Reflection;
using Nuke.Common.ValueInjection;

namespace Nuke.Common.Tooling;

public abstract class ToolInjectionAttributeBase : ValueInjectionAttributeBase
{
    public abstract ToolRequirement GetRequirement(MemberInfo member);
}

public class PathVariableAttribute(string pathExecutable = null) : ToolInjectionAttributeBase
{
    public override ToolRequirement GetRequirement(MemberInfo member) => new PathToolRequirement(NameOf(member));

    public override object GetValue(MemberInfo member, object instance) =>
        ToolResolver.TryGetEnvironmentTool(member.Name) ?? ToolResolver.GetPathTool(NameOf(member));

    private string NameOf(MemberInfo member) => pathExecutable ?? member.Name.ToLowerInvariant();
}
