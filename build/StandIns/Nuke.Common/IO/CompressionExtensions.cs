using System.IO.Compression;

namespace Nuke.Common.IO;

public static class CompressionExtensions
{
    public static void ZipTo(
        this AbsolutePath directory,
        AbsolutePath archiveFile,
        Func<AbsolutePath, bool> filter = null,
        CompressionLevel compressionLevel = CompressionLevel.Optimal,
        FileMode fileMode = FileMode.CreateNew
    )
    {
        Directory.CreateDirectory(archiveFile.Parent);
        using var stream = File.Open(archiveFile, fileMode, FileAccess.ReadWrite);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var file in directory.GetFiles(depth: int.MaxValue).Where(x => filter?.Invoke(x) != false))
        {
            archive.CreateEntryFromFile(
                file,
                Path.GetRelativePath(directory, file).Replace('\\', '/'),
                compressionLevel
            );
        }
    }

    public static void UnZipTo(this AbsolutePath archiveFile, AbsolutePath directory) =>
        ZipFile.ExtractToDirectory(archiveFile, directory);
}
