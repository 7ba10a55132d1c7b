namespace Nuke.Common.Execution;

public class Terminal : Host
{
    protected internal Terminal()
    {
    }
}
