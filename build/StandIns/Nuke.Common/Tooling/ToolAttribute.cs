namespace Nuke.Common.Tooling;

[AttributeUsage(AttributeTargets.Class)]
public abstract class ToolAttribute : Attribute
{
    internal abstract ToolRequirement GetRequirement(string version = null);

    internal abstract string GetToolPath();
}
