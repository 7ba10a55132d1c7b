using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AiChef.Deployment.Artifacts;

/// <summary>Tells whether files changed since something was made of them.</summary>
public static class SourceFingerprint
{
    /// <summary>Folders that builds write, which are never sources.</summary>
    private static readonly HashSet<string> Outputs = new(StringComparer.OrdinalIgnoreCase) { "bin", "obj", ".git", ".vs", ".idea" };

    /// <summary>SHA-256 over the names and contents of all files, in hexadecimal digits. Output folders are left out.</summary>
    /// <param name="root">What the names are relative to.</param>
    /// <param name="paths">Files and folders.</param>
    /// <exception cref="DeploymentException">One of the paths does not exist.</exception>
    public static string Of(string root, IEnumerable<string> paths)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, path) in paths.SelectMany(FilesAt)
            .Select(path => (Name: Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'), Path: path))
            .OrderBy(static file => file.Name, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(name));
            Append(hash, File.ReadAllBytes(path));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static IEnumerable<string> FilesAt(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw DeploymentException.Configuration($"{path}: there is no such file or folder");
        return Directory.EnumerateFiles(path).Concat(Directory.EnumerateDirectories(path).Where(static folder => !Outputs.Contains(Path.GetFileName(folder))).SelectMany(FilesAt));
    }

    // The length goes first, so that no two lists of files look alike.
    private static void Append(IncrementalHash hash, byte[] content)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        hash.AppendData(length);
        hash.AppendData(content);
    }
}
