using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace AiChef.Compilation;

/// <summary>
/// Source files as they are at one moment: their names and the SHA-256 of each.
/// </summary>
public sealed class SourceSnapshot
{
    private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>SHA-256 over the names and contents of all files, in hexadecimal digits.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToText())));

    /// <summary>Reads files.</summary>
    /// <param name="root">What their names are relative to.</param>
    /// <param name="files">Their full paths.</param>
    public static SourceSnapshot Of(string root, IEnumerable<string> files)
    {
        var snapshot = new SourceSnapshot();
        foreach (var file in files)
        {
            var name = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            snapshot._hashes[name] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return snapshot;
    }

    /// <summary>The part of it that is about some of the files.</summary>
    /// <param name="isIncluded">Whether a file is one of them, by its name.</param>
    public SourceSnapshot Where(Func<string, bool> isIncluded)
    {
        var part = new SourceSnapshot();
        foreach (var (name, hash) in _hashes.Where(file => isIncluded(file.Key)))
        {
            part._hashes[name] = hash;
        }
        return part;
    }

    /// <summary>A line for each file, its hash before its name.</summary>
    public string ToText() => string.Concat(_hashes.Select(file => $"{file.Value} {file.Key}\n"));

    /// <summary>
    /// Whether a compiler notices all that changed since another snapshot. It compiles what is newer than its output
    /// and what has lost a file, so it overlooks a file that was put back with its old time; and it does not know what
    /// all projects depend on.
    /// </summary>
    /// <param name="earlier">The other snapshot, as text.</param>
    /// <param name="root">The folder to which the names are relative.</param>
    /// <param name="since">When the output was complete.</param>
    public bool IsNoticedSince(string earlier, string root, DateTime since)
    {
        var lines = ToText().Split('\n');
        var known = earlier.Split('\n');
        return known.Except(lines).Concat(lines.Except(known)).Select(line => line.Split(' ', 2)[^1]).All(IsNoticed);

        bool IsNoticed(string name) =>
            name.EndsWith(".cs", StringComparison.Ordinal)
            && (!_hashes.ContainsKey(name) || File.GetLastWriteTimeUtc(Path.Combine(root, name)) > since);
    }
}
