namespace Nuke.Common.Execution;

public interface IBuildExtension
{
    float Priority { get; }
}
