namespace Nuke.Common.Execution;

public class VSCode : Terminal
{
    protected internal VSCode()
    {
    }
}
