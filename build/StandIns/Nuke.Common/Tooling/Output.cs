namespace Nuke.Common.Tooling;

public enum OutputType
{
    Std,
    Err,
}

public struct Output
{
    public OutputType Type;
    public string Text;
}
