namespace Nuke.Common.Execution;

public class VSCode : Terminal
{
    protected internal VSCode() { }

    internal static bool IsRunningVSCode => HasVariable("VSCODE_GIT_IPC_HANDLE") || HasVariable("VSCODE_PID");
}
