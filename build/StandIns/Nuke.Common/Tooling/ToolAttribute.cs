namespace Nuke.Common.Tooling;

[AttributeUsage(AttributeTargets.Class)]
public abstract class ToolAttribute : Attribute
{
    internal abstract ToolRequirement GetRequirement(string version = null);

    internal abstract string GetToolPath();
}

public class PathToolAttribute : ToolAttribute
{
    public string Executable { get; set; }

    internal override ToolRequirement GetRequirement(string version = null) => new PathToolRequirement(Executable);

    internal override string GetToolPath() => ToolPathResolver.GetPathExecutable(Executable);
}
