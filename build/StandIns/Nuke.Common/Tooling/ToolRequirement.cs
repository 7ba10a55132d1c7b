namespace Nuke.Common.Tooling;

public abstract class ToolRequirement;

public class PathToolRequirement(string pathExecutable) : ToolRequirement
{
    public string PathExecutable { get; set; } = pathExecutable;
}
