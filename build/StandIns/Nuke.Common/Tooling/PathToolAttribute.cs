namespace Nuke.Common.Tooling;

public class PathToolAttribute : ToolAttribute
{
    public string Executable { get; set; }

    internal override ToolRequirement GetRequirement(string version = null) => new PathToolRequirement(Executable);

    internal override string GetToolPath() => ToolPathResolver.GetPathExecutable(Executable);
}
