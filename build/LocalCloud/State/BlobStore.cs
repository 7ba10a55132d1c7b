using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AiChef.LocalCloud.State;

/// <summary>
/// Large contents (objects, code packages) by their SHA-256, in files beside the journal or in memory. Equal contents
/// are stored once. A key is 64 lower-case hexadecimal digits; any other text names no blob and never becomes a path.
/// </summary>
internal sealed class BlobStore(string? folder)
{
    private readonly ConcurrentDictionary<string, byte[]> _memory = new(StringComparer.Ordinal);
    private readonly string? _folder = folder is null ? null : Path.Combine(Path.GetFullPath(folder), "blobs");

    /// <summary>Stores the content and returns its key; safe to repeat.</summary>
    public string Put(ReadOnlySpan<byte> content)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(content));
        if (_folder is null)
        {
            _memory.TryAdd(key, content.ToArray());
            return key;
        }

        var path = FileOf(key);
        if (!File.Exists(path))
        {
            PrivateFiles.CreateFolder(_folder);
            PrivateFiles.Replace(path, content);
        }

        return key;
    }

    /// <summary>
    /// Stores what contents make one after the other, without all of it in memory, and returns its key.
    /// </summary>
    /// <exception cref="FileNotFoundException">Nothing is stored under one of the keys.</exception>
    public string Join(IReadOnlyList<string> keys)
    {
        if (_folder is null)
        {
            return Put(keys.SelectMany(Get).ToArray());
        }

        var fresh = Path.Combine(_folder, $"{Guid.NewGuid():N}.new");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (var file = PrivateFiles.Open(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            foreach (var content in keys.Select(Get))
            {
                hash.AppendData(content);
                file.Write(content);
            }
        }

        var key = Convert.ToHexStringLower(hash.GetHashAndReset());
        File.Move(fresh, FileOf(key), overwrite: true);
        return key;
    }

    /// <summary>Whether a text has the form of a key.</summary>
    public static bool IsKey(string text) =>
        text.Length == 2 * SHA256.HashSizeInBytes && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether content is stored under a key; none is under a text that is no key.</summary>
    public bool Contains(string key) =>
        IsKey(key) && (_folder is null ? _memory.ContainsKey(key) : File.Exists(FileOf(key)));

    /// <summary>The content stored under a key.</summary>
    /// <exception cref="FileNotFoundException">Nothing is stored under the key.</exception>
    public byte[] Get(string key) =>
        _folder is not null ? File.ReadAllBytes(FileOf(key))
        : _memory.TryGetValue(key, out var content) ? content
        : throw NoBlob(key);

    /// <summary>A part of the content stored under a key.</summary>
    /// <exception cref="FileNotFoundException">Nothing is stored under the key.</exception>
    public BlobPart Part(string key, long from, long length) =>
        _folder is not null
            ? new(FileOf(key), from, length, default)
            : new(null, from, length, Get(key).AsMemory((int)from, (int)length));

    /// <summary>The size of the content stored under a key, in bytes.</summary>
    /// <exception cref="FileNotFoundException">Nothing is stored under the key.</exception>
    public long Size(string key) => _folder is not null ? new FileInfo(FileOf(key)).Length : Get(key).Length;

    public void Remove(string key)
    {
        if (_folder is null)
        {
            _memory.TryRemove(key, out _);
        }
        else
        {
            File.Delete(FileOf(key));
        }
    }

    private string FileOf(string key) => IsKey(key) ? Path.Combine(_folder!, key) : throw NoBlob(key);

    private static FileNotFoundException NoBlob(string key) => new("No blob has this key.", key);
}
