using System.Reflection;
using Nuke.Common.Tooling;

namespace Nuke.Common;

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, AllowMultiple = true)]
public abstract class RequiresAttribute : Attribute
{
    public abstract ToolRequirement GetRequirement();
}

public class RequiresAttribute<T> : RequiresAttribute
    where T : IRequireTool
{
    public string Version { get; set; }

    public override ToolRequirement GetRequirement() =>
        typeof(T).GetCustomAttribute<ToolAttribute>().NotNull().GetRequirement(Version);
}
