using System.IO.Hashing;
using System.Text;

namespace AiChef.Deployment.Artifacts;

/// <summary>
/// Packs a folder so that the same files give the same bytes on any machine, time zone and locale: entries in ordinal
/// order of their names, all of 1980-01-01 00:00:00, with Unix mode 0644 (0755 for <c>bootstrap</c>), '/' between
/// folders, and stored, since the output of a compressor depends on its version and on the processor.
/// </summary>
/// <remarks>The format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT</remarks>
public static class DeterministicZip
{
    private const uint LocalHeader = 0x04034B50;
    private const uint CentralHeader = 0x02014B50;
    private const uint EndOfDirectory = 0x06054B50;

    /// <summary>Version 2.0 of the format, made on Unix.</summary>
    private const ushort MadeBy = (3 << 8) | VersionNeeded;
    private const ushort VersionNeeded = 20;

    /// <summary>Names are UTF-8.</summary>
    private const ushort Flags = 1 << 11;

    /// <summary>1980-01-01, the first day in the format.</summary>
    private const ushort Date = (1 << 5) | 1;
    private const uint RegularFile = 0x8000;

    /// <summary>Packs all files of a folder and its subfolders.</summary>
    /// <param name="folder">The folder; its own name is not part of the entries.</param>
    /// <exception cref="DeploymentException">
    /// The folder is missing or empty, or exceeds the limits of the format (65,535 files, 4 GB).
    /// </exception>
    public static byte[] Pack(string folder)
    {
        if (!Directory.Exists(folder) || EntriesOf(folder) is not { Count: > 0 } entries)
        {
            throw DeploymentException.Configuration($"{folder}: there is nothing to pack");
        }

        if (entries.Count > ushort.MaxValue)
        {
            throw DeploymentException.Configuration(
                $"{folder}: a zip can contain at most {ushort.MaxValue:N0} files, not {entries.Count:N0}"
            );
        }

        using var zip = new MemoryStream();
        using var writer = new BinaryWriter(zip, Encoding.UTF8, leaveOpen: true);
        var offsets = entries.ConvertAll(entry =>
        {
            var offset = (uint)zip.Position;
            writer.Write(LocalHeader);
            WriteShared(writer, entry);
            writer.Write(entry.Name);
            writer.Write(entry.Content);
            return offset;
        });
        var start = (uint)zip.Position;
        foreach (var (entry, offset) in entries.Zip(offsets))
        {
            WriteCentral(writer, entry, offset);
        }

        var size = (uint)zip.Position - start;
        writer.Write(EndOfDirectory);
        writer.Write(0u); // this disk and the one of the directory
        writer.Write((ushort)entries.Count);
        writer.Write((ushort)entries.Count);
        writer.Write(size);
        writer.Write(start);
        writer.Write((ushort)0); // no comment
        writer.Flush();
        return zip.ToArray();
    }

    private static List<Entry> EntriesOf(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(path =>
                    (Path: path, Name: Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
                )
                .OrderBy(static file => file.Name, StringComparer.Ordinal)
                .Select(static file => Entry.Of(file.Name, File.ReadAllBytes(file.Path))),
        ];

    /// <summary>The fields that the two headers of an entry have in common.</summary>
    private static void WriteShared(BinaryWriter writer, Entry entry)
    {
        writer.Write(VersionNeeded);
        writer.Write(Flags);
        writer.Write((ushort)0); // stored
        writer.Write((ushort)0); // midnight
        writer.Write(Date);
        writer.Write(entry.Checksum);
        writer.Write((uint)entry.Content.Length);
        writer.Write((uint)entry.Content.Length);
        writer.Write((ushort)entry.Name.Length);
        writer.Write((ushort)0); // no extra field
    }

    private static void WriteCentral(BinaryWriter writer, Entry entry, uint offset)
    {
        writer.Write(CentralHeader);
        writer.Write(MadeBy);
        WriteShared(writer, entry);
        writer.Write((ushort)0); // no comment
        writer.Write((ushort)0); // first disk
        writer.Write((ushort)0); // internal attributes
        writer.Write((RegularFile | entry.Mode) << 16);
        writer.Write(offset);
        writer.Write(entry.Name);
    }

    private sealed record Entry(byte[] Name, byte[] Content, uint Checksum, uint Mode)
    {
        internal static Entry Of(string name, byte[] content) =>
            new(
                Encoding.UTF8.GetBytes(name),
                content,
                Crc32.HashToUInt32(content),
                name == "bootstrap" ? 0x1EDu : 0x1A4u
            );
    }
}
