using System.Runtime.CompilerServices;

namespace AiChef.Targets.CommandLine;

/// <summary>
/// The runtime names the dependency files of a program in one text, separated by semicolons. In a folder with a
/// semicolon in its name the first is half a path, and NUKE fails as soon as it is loaded. Without the text, the file
/// is looked for beside the program.
/// </summary>
/// <remarks>https://github.com/dotnet/runtime/blob/main/docs/design/features/host-runtime-information.md</remarks>
internal static class DependencyFiles
{
    private const string Name = "APP_CONTEXT_DEPS_FILES";

    [ModuleInitializer]
    internal static void Forget()
    {
        if (AppContext.BaseDirectory.Contains(';', StringComparison.Ordinal))
        {
            AppContext.SetData(Name, "");
        }
    }
}
