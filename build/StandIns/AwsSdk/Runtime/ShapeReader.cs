using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Amazon.Util;

namespace Amazon.StandIn;

/// <summary>Reads the members of a structure; an absent member is null.</summary>
internal abstract class ShapeReader
{
    public abstract ShapeReader Child(string name);
    private protected abstract string Value { get; }
    private protected abstract IEnumerable<ShapeReader> Elements { get; }
    private protected abstract IEnumerable<(string Key, ShapeReader Value)> Entries { get; }

    public string Str(string name) => Child(name)?.Value;

    public bool? Bool(string name) => Str(name) is { } s ? bool.Parse(s) : null;

    public int? Int(string name) => Str(name) is { } s ? int.Parse(s, CultureInfo.InvariantCulture) : null;

    public long? Long(string name) => Str(name) is { } s ? long.Parse(s, CultureInfo.InvariantCulture) : null;

    public double? Double(string name) => Str(name) is { } s ? double.Parse(s, CultureInfo.InvariantCulture) : null;

    public float? Float(string name) => (float?)Double(name);

    public DateTime? Time(string name) => Str(name) is { } s ? ToTime(s) : null;

    public DateTime? TimeMs(string name) => Long(name) is { } ms ? AWSSDKUtils.EPOCH_START.AddMilliseconds(ms) : null;

    public MemoryStream Blob(string name) => Str(name) is { } s ? new MemoryStream(Convert.FromBase64String(s)) : null;

    public T Struct<T>(string name, Func<ShapeReader, T> read)
        where T : class => Child(name) is { } c ? read(c) : null;

    public List<string> Strings(string name) => List(name, r => r.Value);

    public List<double> Doubles(string name) => List(name, r => double.Parse(r.Value, CultureInfo.InvariantCulture));

    public List<DateTime> Times(string name) => List(name, r => ToTime(r.Value));

    public Dictionary<string, string> StringMap(string name) => Map(name, r => r.Value);

    public Dictionary<string, double> DoubleMap(string name) =>
        Map(name, r => double.Parse(r.Value, CultureInfo.InvariantCulture));

    public Dictionary<string, List<string>> StringsMap(string name) => Map(name, r => ToList(r, e => e.Value));

    public List<T> List<T>(string name, Func<ShapeReader, T> read) =>
        Child(name) is { } c ? ToList(c, read)
        : AWSConfigs.InitializeCollections ? []
        : null;

    public Dictionary<string, T> Map<T>(string name, Func<ShapeReader, T> read)
    {
        if (Child(name) is not { } child)
        {
            return AWSConfigs.InitializeCollections ? [] : null;
        }

        var map = new Dictionary<string, T>();
        foreach (var (key, value) in child.Entries)
        {
            map[key] = read(value);
        }

        return map;
    }

    private static List<T> ToList<T>(ShapeReader reader, Func<ShapeReader, T> read)
    {
        var list = new List<T>();
        foreach (var element in reader.Elements)
        {
            list.Add(read(element));
        }

        return list;
    }

    private static DateTime ToTime(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? AWSSDKUtils.EPOCH_START.AddSeconds(seconds)
            : DateTime.Parse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal
            );
}
