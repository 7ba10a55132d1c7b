namespace Nuke.Common.Execution;

public class Terminal : Host
{
    protected internal Terminal() { }

    public static bool IsRunningTerminal => true;

    internal static bool HasVariable(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));
}
