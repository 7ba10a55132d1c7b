using System.Globalization;
using System.Security.Cryptography;

namespace AiChef.LocalCloud.State;

/// <summary>What a journal's file holds: the documents of its whole batches, and what could not be read.</summary>
internal sealed class JournalContent
{
    private JournalContent(
        Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> collections,
        long wholeBytes,
        int tornBytes,
        IReadOnlyList<int> damagedLines
    ) => (Collections, WholeBytes, TornBytes, DamagedLines) = (collections, wholeBytes, tornBytes, damagedLines);

    public Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>> Collections { get; }

    /// <summary>Bytes up to the end of the last line that is ended.</summary>
    public long WholeBytes { get; }

    /// <summary>Bytes of a last line that a kill tore: it has no end. Zero when there is none.</summary>
    public int TornBytes { get; }

    /// <summary>Numbers, from 1, of lines that are ended and yet no batch: no kill leaves such lines.</summary>
    public IReadOnlyList<int> DamagedLines { get; }

    /// <summary>Bytes that the documents and their keys take.</summary>
    public long LiveBytes =>
        Collections.Values.Sum(static documents =>
            documents.Sum(static document => (long)document.Value.Length + document.Key.Length)
        );

    public static JournalContent Read(byte[] data)
    {
        var collections = new Dictionary<string, Dictionary<string, ReadOnlyMemory<byte>>>(StringComparer.Ordinal);
        var damaged = new List<int>();
        var start = 0;
        for (var line = 1; ; line++)
        {
            var length = data.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0)
            {
                return new(collections, start, data.Length - start, damaged);
            }

            if (!JournalLine.TryApply(data.AsMemory(start, length), collections))
            {
                damaged.Add(line);
            }

            start += length + 1;
        }
    }

    /// <summary>Keeps a copy of a damaged journal beside it, named by its content, so that it is kept once.</summary>
    /// <returns>The copy's path.</returns>
    public static string Keep(string path, byte[] data)
    {
        var copy = string.Create(
            CultureInfo.InvariantCulture,
            $"{path}.damaged-{Convert.ToHexStringLower(SHA256.HashData(data))[..12]}"
        );
        if (!File.Exists(copy))
        {
            PrivateFiles.Replace(copy, data);
        }

        return copy;
    }
}
