using System.IO;

namespace AiChef.Compilation;

/// <summary>
/// Remembers, in a file, what a compiler's output was made of. The file is there only while the output is whole: a run
/// that is interrupted, or whose sources change in the meantime, leaves none, and then nothing of its output is
/// trusted. build/Deployment and build/Targets use this as well.
/// </summary>
/// <param name="root">The folder to which names of sources are relative.</param>
/// <param name="marker">The path of the file.</param>
public sealed class CompiledOutput(string root, string marker)
{
    /// <summary>Whether it was made of just these sources.</summary>
    public bool IsOf(SourceSnapshot sources) => File.Exists(marker) && File.ReadAllText(marker) == sources.ToText();

    /// <summary>To be called before the compiler is started.</summary>
    /// <returns>Whether the compiler may take up the output; else it must begin from nothing.</returns>
    public bool Begin(SourceSnapshot sources)
    {
        if (!File.Exists(marker))
        {
            return false;
        }
        var isTrusted = sources.IsNoticedSince(File.ReadAllText(marker), root, File.GetLastWriteTimeUtc(marker));
        File.Delete(marker);
        return isTrusted;
    }

    /// <summary>To be called when the output is whole and the sources still are what they were.</summary>
    public void Complete(SourceSnapshot sources) => AtomicFile.Write(marker, sources.ToText());
}
