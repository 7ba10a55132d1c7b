using System.Text.Json;

namespace AiChef.LocalCloud.State;

/// <summary>
/// The file "journal": one line a batch. A last line that a kill tore is dropped; any other line that cannot be read is
/// damage, which stops the host. A file that is mostly overwritten documents is rewritten, when it is opened and while
/// the host runs.
/// </summary>
internal sealed class Journal : IDisposable
{
    /// <summary>
    /// Smaller files are left alone: in bytes, while the host runs and when the file is opened, where nobody waits for
    /// it.
    /// </summary>
    private const int CompactFrom = 1 << 20;
    private const int CompactWhenOpenedFrom = 1 << 16;

    private readonly string _path;
    private FileStream _file;
    private long _compactAt;

    private Journal(string path, JournalContent content)
    {
        _path = path;
        _file = OpenAt(content.WholeBytes);
        var live = content.LiveBytes;
        _compactAt = Math.Max(CompactFrom, 2 * live);
        if (content.DamagedLines.Count > 0 || _file.Position >= Math.Max(CompactWhenOpenedFrom, 2 * live))
        {
            Rewrite(content);
        }
    }

    /// <summary>Opens the journal of a folder.</summary>
    /// <exception cref="LocalCloudStateDamagedException">It is damaged, and <paramref name="recover"/> is
    /// false.</exception>
    public static (Journal Journal, JournalContent Content) Open(string folder, bool recover, Action<string>? notify)
    {
        var path = Path.Combine(folder, "journal");
        var data = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var content = JournalContent.Read(data);
        if (content.DamagedLines.Count > 0)
        {
            var damage = new LocalCloudStateDamagedException(
                path,
                content.DamagedLines,
                JournalContent.Keep(path, data)
            );
            if (!recover)
            {
                throw damage;
            }

            notify?.Invoke(damage.Recovered);
        }

        if (content.TornBytes > 0)
        {
            notify?.Invoke(
                $"{path}: the last line was not written to its end ({content.TornBytes} bytes) and is dropped"
            );
        }

        return (new Journal(path, content), content);
    }

    /// <summary>
    /// Appends a batch with one write, which the operating system keeps even when the process is killed right after.
    /// </summary>
    public void Append(ReadOnlySpan<byte> batch)
    {
        Span<byte> line = new byte[batch.Length + 1];
        batch.CopyTo(line);
        line[^1] = (byte)'\n';
        var end = _file.Position;
        try
        {
            _file.Write(line);
        }
        catch (IOException)
        {
            // on a full disk half a line may have been written: the next one must not come after it
            _file.SetLength(end);
            _file.Position = end;
            throw;
        }

        if (_file.Position >= _compactAt)
        {
            Compact();
        }
    }

    public void Dispose() => _file.Dispose();

    // the file itself tells what is live; it is read again only after it has doubled, so that a batch costs the same
    // however many there are
    private void Compact()
    {
        var content = JournalContent.Read(File.ReadAllBytes(_path));
        var live = content.LiveBytes;
        _compactAt = Math.Max(CompactFrom, 2 * live);
        if (_file.Position >= _compactAt)
        {
            Rewrite(content);
        }

        // nothing to gain yet: looking again at once would be useless
        _compactAt = Math.Max(_compactAt, 2 * _file.Position);
    }

    private void Rewrite(JournalContent content)
    {
        var fresh = _path + ".new";
        using (var file = PrivateFiles.Open(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        using (var buffered = new BufferedStream(file, 1 << 16))
        {
            foreach (var (collection, documents) in content.Collections)
            {
                foreach (var (key, document) in documents)
                {
                    using var writer = new Utf8JsonWriter(buffered, new JsonWriterOptions { SkipValidation = true });
                    writer.WriteStartArray();
                    JournalLine.WriteEntry(writer, collection, key, document);
                    writer.WriteEndArray();
                    writer.Flush();
                    buffered.WriteByte((byte)'\n');
                }
            }

            buffered.Flush();
            file.Flush(flushToDisk: true);
        }

        _file.Dispose();
        try
        {
            File.Move(fresh, _path, overwrite: true);
        }
        finally
        {
            _file = OpenAt(new FileInfo(_path).Length);
        }
    }

    private FileStream OpenAt(long end)
    {
        var file = PrivateFiles.Open(_path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        file.SetLength(end);
        file.Position = end;
        return file;
    }
}
