namespace Nuke.Common.Tooling;

[AttributeUsage(AttributeTargets.Class)]
public class CommandAttribute : Attribute
{
    public Type Type { get; set; }

    public string Command { get; set; }

    public string Arguments { get; set; }
}
