namespace Nuke.Common.Execution;

public class Rider : Terminal
{
    protected internal Rider() { }

    internal static bool IsRunningRider =>
        HasVariable("IDEA_INITIAL_DIRECTORY")
        || Contains("XPC_SERVICE_NAME", "com.jetbrains.rider")
        || Contains("TERMINAL_EMULATOR", "JetBrains-JediTerm");

    private static bool Contains(string name, string text) =>
        Environment.GetEnvironmentVariable(name)?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false;
}
