namespace Nuke.Common.Execution;

public class Terminal : Host
{
    protected internal Terminal()
    {
    }
}

public class Rider : Terminal
{
    protected internal Rider()
    {
    }
}

public class VSCode : Terminal
{
    protected internal VSCode()
    {
    }
}

public class VisualStudio : Terminal
{
    protected internal VisualStudio()
    {
    }
}
