namespace Nuke.Common.IO;

public class RelativePath
{
    private readonly string _path;
    private readonly char? _separator;

    protected RelativePath(string path, char? separator = null)
    {
        _separator = separator;
        _path = separator is { } c ? path.Replace('\\', c).Replace('/', c) : path;
    }

    public static explicit operator RelativePath(string path) => path is null ? null : new RelativePath(path);

    public static implicit operator string(RelativePath path) => path?._path;

    public static RelativePath operator /(RelativePath left, string right) =>
        new(
            left._path.Length == 0 ? right : left._path + (left._separator ?? Path.DirectorySeparatorChar) + right,
            left._separator
        );

    public override string ToString() => _path;
}

public class UnixRelativePath : RelativePath
{
    protected UnixRelativePath(string path, char? separator)
        : base(path, separator) { }

    public static explicit operator UnixRelativePath(string path) =>
        path is null ? null : new UnixRelativePath(path, '/');
}
