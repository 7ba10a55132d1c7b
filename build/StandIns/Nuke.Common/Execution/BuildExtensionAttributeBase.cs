namespace Nuke.Common.Execution;

[AttributeUsage(AttributeTargets.Class)]
public abstract class BuildExtensionAttributeBase : Attribute, IBuildExtension
{
    public INukeBuild Build { get; internal set; }

    public virtual float Priority { get; set; }
}
