namespace Nuke.Common.Execution;

public class VisualStudio : Terminal
{
    protected internal VisualStudio() { }

    internal static bool IsRunningVisualStudio => HasVariable("VisualStudioVersion");
}
