using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AiChef.Compilation;

/// <summary>
/// The compiler that the projects of one command share: most of the time of a small project is the compiler's own
/// start. The first project starts it, in the process group of the command, with which <see cref="BoundProcess"/> ends
/// it. On Windows nothing would end it, so that each project starts one of its own there. build/Targets compiles this
/// file as well.
/// </summary>
public sealed class SharedCompiler : IDisposable
{
    // Part of the path of a socket, which macOS limits to about 100 characters.
    private const int NameLength = 16;

    /// <summary>The name by which the projects find it.</summary>
    public string Name { get; } = $"aichef{Guid.NewGuid():N}"[..NameLength];

    /// <summary>
    /// Arguments of the command. There is one process of MSBuild for two processors: it takes as long to start as a few
    /// projects take to compile, and then waits for the compiler, which uses the others.
    /// </summary>
    public IReadOnlyList<string> Arguments =>
        OperatingSystem.IsWindows()
            ? ["-p:UseSharedCompilation=false", "-maxCpuCount"]
            :
            [
                "-p:UseSharedCompilation=true",
                $"-p:SharedCompilationId={Name}",
                $"-maxCpuCount:{Math.Max(1, Environment.ProcessorCount / 2)}",
            ];

    /// <summary>Removes the files by which it was found, which it leaves behind when it is ended.</summary>
    public void Dispose()
    {
        string[] files =
        [
            $"/tmp/{Name}",
            Path.Combine(Path.GetTempPath(), ".dotnet", "shm", "global", $"{Name}.server"),
        ];
        foreach (var file in files.Where(File.Exists))
        {
            File.Delete(file);
        }
    }
}
