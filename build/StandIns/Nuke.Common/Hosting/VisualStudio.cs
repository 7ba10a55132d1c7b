namespace Nuke.Common.Execution;

public class VisualStudio : Terminal
{
    protected internal VisualStudio()
    {
    }
}
