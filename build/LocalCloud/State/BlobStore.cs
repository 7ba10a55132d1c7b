using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace AiChef.LocalCloud.State;

/// <summary>Large contents (objects, code packages) by their SHA-256, in files beside the journal or in memory. Equal contents are stored once.</summary>
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

        var path = Path.Combine(_folder, key);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(_folder);
            var fresh = $"{path}.{Guid.NewGuid():N}.new";
            File.WriteAllBytes(fresh, content);
            File.Move(fresh, path, overwrite: true);
        }

        return key;
    }

    /// <summary>The content stored under a key.</summary>
    /// <exception cref="FileNotFoundException">Nothing is stored under the key.</exception>
    public byte[] Get(string key) => _folder is not null
        ? File.ReadAllBytes(Path.Combine(_folder, key))
        : _memory.TryGetValue(key, out var content) ? content : throw new FileNotFoundException("No blob has this key.", key);

    /// <summary>The file that holds the content, written on demand for a host in memory only.</summary>
    public string PathOf(string key, string temporaryFolder)
    {
        if (_folder is not null)
        {
            return Path.Combine(_folder, key);
        }

        var path = Path.Combine(temporaryFolder, key);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(temporaryFolder);
            File.WriteAllBytes(path, Get(key));
        }

        return path;
    }

    public void Remove(string key)
    {
        if (_folder is null)
        {
            _memory.TryRemove(key, out _);
        }
        else
        {
            File.Delete(Path.Combine(_folder, key));
        }
    }
}
