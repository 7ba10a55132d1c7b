using System.Reflection;

namespace Nuke.Common.Tooling;

public class PathVariableAttribute(string pathExecutable = null) : ToolInjectionAttributeBase
{
    public override ToolRequirement GetRequirement(MemberInfo member) => new PathToolRequirement(NameOf(member));

    public override object GetValue(MemberInfo member, object instance) =>
        ToolResolver.TryGetEnvironmentTool(member.Name) ?? ToolResolver.GetPathTool(NameOf(member));

    private string NameOf(MemberInfo member) => pathExecutable ?? member.Name.ToLowerInvariant();
}
