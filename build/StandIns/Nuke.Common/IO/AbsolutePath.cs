using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.IO;

[TypeConverter(typeof(TypeConverter))]
public class AbsolutePath : IFormattable
{
    public const string DoubleQuote = "d";
    public const string DoubleQuoteIfNeeded = "dn";
    public const string SingleQuote = "s";
    public const string SingleQuoteIfNeeded = "sn";
    public const string NoQuotes = "nq";

    private readonly string _path;

    private AbsolutePath(string path)
    {
        Assert.True(Path.IsPathFullyQualified(path), $"Path '{path}' must be rooted");
        var full = Path.GetFullPath(path);
        _path =
            full.Length > Path.GetPathRoot(full).Length
                ? full.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
                : full;
    }

    public string Name => Path.GetFileName(_path);

    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(_path);

    public string Extension => Path.GetExtension(_path);

    public AbsolutePath Parent => Path.GetDirectoryName(_path) is { } parent ? new AbsolutePath(parent) : null;

    public static implicit operator AbsolutePath(string path) => path is null ? null : new AbsolutePath(path);

    public static implicit operator string(AbsolutePath path) => path?._path;

    public static AbsolutePath operator /(AbsolutePath left, string right) => new(Path.Combine(left._path, right));

    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        Assert.True(range.Equals(Range.All), "Only the range '..' is supported");
        return left.Parent;
    }

    public static AbsolutePath operator +(AbsolutePath left, string right) => new(left._path + right);

    public static bool operator ==(AbsolutePath a, AbsolutePath b) => Equals(a, b);

    public static bool operator !=(AbsolutePath a, AbsolutePath b) => !Equals(a, b);

    public static AbsolutePath Create(string path) => new(path);

    public override bool Equals(object obj) =>
        obj is AbsolutePath other && string.Equals(_path, other._path, Comparison);

    public override int GetHashCode() => string.GetHashCode(_path, Comparison);

    public override string ToString() => _path;

    public string ToString(string format) => ToString(format, CultureInfo.InvariantCulture);

    string IFormattable.ToString(string format, IFormatProvider formatProvider) => ToString(format, formatProvider);

    private static StringComparison Comparison =>
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private string ToString(string format, IFormatProvider formatProvider)
    {
        _ = formatProvider;
        var needed = _path.Contains(' ', StringComparison.Ordinal);
        return format switch
        {
            DoubleQuote => $"\"{_path}\"",
            SingleQuote => $"'{_path}'",
            DoubleQuoteIfNeeded => needed ? $"\"{_path}\"" : _path,
            SingleQuoteIfNeeded => needed ? $"'{_path}'" : _path,
            NoQuotes or "" or null => _path,
            _ => throw new ArgumentException($"Format '{format}' is not recognized", nameof(format)),
        };
    }

    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value) =>
            (AbsolutePath)Path.GetFullPath((string)value);
    }
}
