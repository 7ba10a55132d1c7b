namespace Nuke.Common.Execution;

public class Rider : Terminal
{
    protected internal Rider()
    {
    }
}
