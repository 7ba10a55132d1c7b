using System.Security.Cryptography;
using System.Text;
using AiChef.Compilation;
using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>
/// Keeps the trees of templates without a mistake in a folder, by their text and by the code that read them: most
/// templates do not change between two runs, and reading YAML takes longer than anything else that is done to them.
/// </summary>
/// <param name="folder">The folder; it may be deleted at any time.</param>
public sealed class TemplateMemory(string folder)
{
    /// <summary>Far more than a repository has templates, so that none of them is forgotten and read again.</summary>
    internal const int Most = 500;

    private static readonly string Code =
        $"{typeof(TemplateMemory).Module.ModuleVersionId:N}{typeof(TemplateNode).Module.ModuleVersionId:N}";

    private readonly Lock _writing = new();

    /// <summary>The tree of a text; null if it was not kept, or what was kept is damaged.</summary>
    internal TemplateNode? Find(string body)
    {
        if (Kept(FileOf(body)) is not { } kept)
        {
            return null;
        }

        var tree = kept.AsMemory(Math.Min(SHA256.HashSizeInBytes, kept.Length));
        if (!SHA256.HashData(tree.Span).AsSpan().SequenceEqual(kept.AsSpan(0, kept.Length - tree.Length)))
        {
            return null;
        }

        using var bytes = new MemoryStream(kept, kept.Length - tree.Length, tree.Length, writable: false);
        return TemplateTree.Read(bytes);
    }

    /// <summary>Keeps the tree of a text.</summary>
    internal void Keep(string body, TemplateNode root)
    {
        var tree = TemplateTree.Write(root);
        lock (_writing)
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(FileOf(body), [.. SHA256.HashData(tree), .. tree]);
            foreach (var old in Oldest())
            {
                old.Delete();
            }
        }
    }

    private static byte[]? Kept(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllBytes(file) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // another run has just deleted it
        }
    }

    private string FileOf(string body) =>
        Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Code + body))));

    private IEnumerable<FileInfo> Oldest() =>
        new DirectoryInfo(folder).GetFiles().OrderByDescending(static file => file.LastWriteTimeUtc).Skip(Most);
}
