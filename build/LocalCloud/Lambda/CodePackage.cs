using System.IO.Compression;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// The zip of a function's code, checked before it is stored: what passes can be unzipped, stays in its folder and
/// within AWS's size.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html</remarks>
internal static class CodePackage
{
    /// <summary>Largest unzipped package, in bytes.</summary>
    private const long UnzippedLimit = 250L * 1024 * 1024;

    /// <summary>Most entries of a package. AWS names none; each costs memory before its size is known.</summary>
    private const int MostEntries = 100_000;

    private static ReadOnlySpan<byte> EntryMark => "PK\u0001\u0002"u8;

    /// <summary>Makes sure that a zip can be unzipped.</summary>
    /// <exception cref="Wire.AwsException">InvalidParameterValueException: it is no zip, empty, too large, or would
    /// leave its folder.</exception>
    public static void Check(byte[] zip)
    {
        if (zip.AsSpan().Count(EntryMark) > MostEntries)
        {
            throw LambdaErrors.Unzippable();
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            if (archive.Entries.Count == 0)
            {
                throw LambdaErrors.Invalid("Uploaded file must be a non-empty zip");
            }

            CheckNames(archive.Entries);
            CheckSize(archive.Entries);
        }
        catch (Exception malformed)
            when (malformed is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw LambdaErrors.Unzippable();
        }
    }

    /// <summary>
    /// The full path of a file that a name in a package or a setting names; null when it lies outside the package's
    /// folder.
    /// </summary>
    public static string? PathIn(string folder, string name)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var path = name.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : null;
    }

    private static void CheckNames(IReadOnlyCollection<ZipArchiveEntry> entries)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var path = PathIn("package", entry.FullName) ?? throw LambdaErrors.Unzippable();
            (entry.Name.Length == 0 ? folders : files).Add(Path.TrimEndingDirectorySeparator(path));
            for (
                var above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path));
                above is not null && folders.Add(above);

            )
            {
                above = Path.GetDirectoryName(above);
            }
        }

        if (files.Overlaps(folders))
        {
            throw LambdaErrors.Unzippable();
        }
    }

    // an entry's size may be wrong: the reader stops there, and a shorter entry makes the package invalid
    private static void CheckSize(IReadOnlyCollection<ZipArchiveEntry> entries)
    {
        var left = UnzippedLimit;
        foreach (var entry in entries)
        {
            left -= entry.Length >= 0 && entry.Length <= left ? entry.Length : throw TooLarge();
        }

        left = UnzippedLimit;
        var buffer = new byte[81920];
        foreach (var entry in entries)
        {
            using var content = entry.Open();
            var expected = entry.Length;
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                left -= read <= left ? read : throw TooLarge();
                expected -= read;
            }

            if (expected != 0)
            {
                throw LambdaErrors.Unzippable();
            }
        }
    }

    private static Wire.AwsException TooLarge() =>
        LambdaErrors.Invalid($"Unzipped size must be smaller than {UnzippedLimit} bytes");
}
