using System.Runtime.CompilerServices;

namespace Nuke.Common.IO;

public static partial class AbsolutePathExtensions
{
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>
    /// The name of the expression says what is meant: XFile, XDirectory; any other name means either.
    /// </summary>
    public static bool Exists(
        this AbsolutePath path,
        [CallerArgumentExpression(nameof(path))] string expression = null
    ) =>
        expression switch
        {
            not null when expression.EndsWith("File", StringComparison.OrdinalIgnoreCase) => path.FileExists(),
            not null when expression.EndsWith("Directory", StringComparison.OrdinalIgnoreCase) =>
                path.DirectoryExists(),
            _ => Path.Exists(path),
        };

    public static AbsolutePath ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null;

    public static AbsolutePath ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null;

    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions) =>
        alternativeExtensions
            .Prepend(extension)
            .Any(x => path.Extension.Equals(x.StartsWith('.') ? x : "." + x, StringComparison.OrdinalIgnoreCase));

    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) =>
        Path.ChangeExtension(path, extension);

    public static IEnumerable<AbsolutePath> GetFiles(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = 0
    ) =>
        Directory
            .EnumerateFiles(path, pattern, ToDepth(depth))
            .Where(x => Has(x, attributes))
            .Select(x => (AbsolutePath)x);

    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = 0
    ) =>
        Directory
            .EnumerateDirectories(path, pattern, ToDepth(depth))
            .Where(x => Has(x, attributes))
            .Select(x => (AbsolutePath)x);

    public static FileInfo ToFileInfo(this AbsolutePath path) => new(path);

    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) => new(path);

    private static bool Has(string path, FileAttributes attributes) =>
        attributes == 0 || (File.GetAttributes(path) & attributes) != 0;

    private static EnumerationOptions ToDepth(int depth) =>
        new()
        {
            RecurseSubdirectories = depth > 1,
            MaxRecursionDepth = depth - 1,
            AttributesToSkip = 0,
            IgnoreInaccessible = false,
        };
}
