using System.Runtime.InteropServices;

namespace AiChef.Tests.Targets.Operations;

/// <summary>The compiler of the newest SDK beside the runtime of the tests.</summary>
internal static class SdkCompiler
{
    /// <summary>The folder of the runtime, which ends in a separator.</summary>
    internal static string Runtime { get; } = RuntimeEnvironment.GetRuntimeDirectory();

    /// <summary>The folder that has <c>bincore</c>.</summary>
    internal static string Roslyn { get; } =
        Directory
            .GetDirectories(Path.GetFullPath("../../../sdk", Runtime), "Roslyn", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Last();

    /// <summary>The arguments of a library that needs nothing but the runtime.</summary>
    internal static IReadOnlyList<string> OfLibrary { get; } =
    [
        "/target:library",
        "/nostdlib+",
        $"/reference:{Runtime}System.Runtime.dll",
        $"/reference:{Runtime}System.Private.CoreLib.dll",
    ];
}
