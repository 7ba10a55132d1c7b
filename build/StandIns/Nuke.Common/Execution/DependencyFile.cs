using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace Nuke.Common.Execution;

/// <summary>
/// NUKE reads the program's dependency file as soon as it is loaded, and fails where its path is cut.
/// </summary>
internal static class DependencyFile
{
    [ModuleInitializer]
    internal static void Read()
    {
        var path = (AppContext.GetData("APP_CONTEXT_DEPS_FILES") as string)?.Split(';')[0];
        if (!string.IsNullOrEmpty(path))
        {
            File.OpenRead(path).Dispose();
        }
    }
}
