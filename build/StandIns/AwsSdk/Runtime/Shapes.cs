using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace Amazon.StandIn;

/// <summary>Writes the members of a structure; null members are left out.</summary>
internal abstract class ShapeWriter
{
    public abstract void Add(string name, string value);
    public abstract void Add(string name, bool? value);
    public abstract void Add(string name, long? value);
    public abstract void Add(string name, double? value);
    public abstract void Add(string name, DateTime? value);
    public abstract void Add(string name, MemoryStream value);
    public abstract void Struct<T>(string name, T value, Action<ShapeWriter, T> write)
        where T : class;
    public abstract void List(string name, List<string> values, string item = "member");
    public abstract void List(string name, List<double> values, string item = "member");
    public abstract void List<T>(string name, List<T> values, Action<ShapeWriter, T> write, string item = "member");
    public abstract void Map(string name, Dictionary<string, string> values);
    public abstract void Map(string name, Dictionary<string, double> values);
}

internal sealed class QueryWriter(IDictionary<string, string> parameters, string prefix) : ShapeWriter
{
    public override void Add(string name, string value)
    {
        if (value != null)
        {
            parameters.Add(prefix + name, value);
        }
    }

    public override void Add(string name, bool? value) =>
        Add(name, value == null ? null : StringUtils.FromBool(value.Value));

    public override void Add(string name, long? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public override void Add(string name, double? value) =>
        Add(name, value == null ? null : StringUtils.FromDouble(value.Value));

    public override void Add(string name, DateTime? value) =>
        Add(name, value == null ? null : StringUtils.FromDateTimeToISO8601WithOptionalMs(value.Value));

    public override void Add(string name, MemoryStream value) =>
        Add(name, value == null ? null : Convert.ToBase64String(value.ToArray()));

    public override void Struct<T>(string name, T value, Action<ShapeWriter, T> write)
    {
        if (value != null)
        {
            write(new QueryWriter(parameters, prefix + name + "."), value);
        }
    }

    public override void List(string name, List<string> values, string item) =>
        Items(name, values, item, (key, v) => Add(key, v));

    public override void List(string name, List<double> values, string item) =>
        Items(name, values, item, (key, v) => Add(key, v));

    public override void List<T>(string name, List<T> values, Action<ShapeWriter, T> write, string item) =>
        Items(name, values, item, (key, v) => write(new QueryWriter(parameters, prefix + key + "."), v));

    public override void Map(string name, Dictionary<string, string> values) =>
        Pairs(name, values, (key, v) => Add(key, v));

    public override void Map(string name, Dictionary<string, double> values) =>
        Pairs(name, values, (key, v) => Add(key, v));

    private void Pairs<T>(string name, Dictionary<string, T> values, Action<string, T> add) =>
        Items(
            name,
            values == null ? null : new List<KeyValuePair<string, T>>(values),
            "entry",
            (key, v) =>
            {
                Add(key + ".key", v.Key);
                add(key + ".value", v.Value);
            }
        );

    private void Items<T>(string name, List<T> values, string item, Action<string, T> add)
    {
        if (values == null || (values.Count == 0 && AWSConfigs.InitializeCollections))
        {
            return;
        }

        if (values.Count == 0)
        {
            Add(name, ""); // set and empty: clears it
        }

        for (var i = 0; i < values.Count; i++)
        {
            add(
                $"{name}.{(item.Length == 0 ? "" : item + ".")}{(i + 1).ToString(CultureInfo.InvariantCulture)}",
                values[i]
            );
        }
    }
}

internal sealed class JsonShapeWriter(Utf8JsonWriter json) : ShapeWriter
{
    public override void Add(string name, string value)
    {
        if (value != null)
        {
            json.WriteString(name, value);
        }
    }

    public override void Add(string name, bool? value)
    {
        if (value != null)
        {
            json.WriteBoolean(name, value.Value);
        }
    }

    public override void Add(string name, long? value)
    {
        if (value != null)
        {
            json.WriteNumber(name, value.Value);
        }
    }

    public override void Add(string name, double? value)
    {
        if (value != null)
        {
            json.WriteNumber(name, value.Value);
        }
    }

    public override void Add(string name, MemoryStream value)
    {
        if (value != null)
        {
            json.WriteBase64String(name, value.ToArray());
        }
    }

    public override void Add(string name, DateTime? value)
    {
        if (value != null)
        {
            json.WriteNumber(
                name,
                Convert.ToInt64(StringUtils.FromDateTimeToUnixTimestamp(value.Value), CultureInfo.InvariantCulture)
            );
        }
    }

    public override void Struct<T>(string name, T value, Action<ShapeWriter, T> write)
    {
        if (value == null)
        {
            return;
        }

        json.WriteStartObject(name);
        write(this, value);
        json.WriteEndObject();
    }

    public override void List(string name, List<string> values, string item) =>
        Items(name, values, json.WriteStringValue);

    public override void List(string name, List<double> values, string item) =>
        Items(name, values, json.WriteNumberValue);

    public override void List<T>(string name, List<T> values, Action<ShapeWriter, T> write, string item) =>
        Items(
            name,
            values,
            v =>
            {
                json.WriteStartObject();
                write(this, v);
                json.WriteEndObject();
            }
        );

    public override void Map(string name, Dictionary<string, string> values) => Pairs(name, values, json.WriteString);

    public override void Map(string name, Dictionary<string, double> values) => Pairs(name, values, json.WriteNumber);

    private void Items<T>(string name, List<T> values, Action<T> write)
    {
        if (values == null || (values.Count == 0 && AWSConfigs.InitializeCollections))
        {
            return;
        }

        json.WriteStartArray(name);
        values.ForEach(write);
        json.WriteEndArray();
    }

    private void Pairs<T>(string name, Dictionary<string, T> values, Action<string, T> write)
    {
        if (values == null || (values.Count == 0 && AWSConfigs.InitializeCollections))
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            write(key, value);
        }

        json.WriteEndObject();
    }
}

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

internal sealed class XmlShapeReader : ShapeReader
{
    public static readonly XmlShapeReader Empty = new();

    private readonly List<(string Name, XmlShapeReader Node)> _children = [];
    private string _text = "";

    private protected override string Value => _text;
    private protected override IEnumerable<ShapeReader> Elements => _children.ConvertAll(c => c.Node);
    private protected override IEnumerable<(string, ShapeReader)> Entries =>
        _children.ConvertAll(e => (e.Node.Str("key"), e.Node.Child("value")));

    public override ShapeReader Child(string name) => _children.Find(c => c.Name == name).Node;

    public static XmlShapeReader Parse(Stream stream)
    {
        var stack = new Stack<XmlShapeReader>([new XmlShapeReader()]);
        using var xml = XmlReader.Create(
            stream,
            new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = false }
        );
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    var node = new XmlShapeReader();
                    stack.Peek()._children.Add((xml.LocalName, node));
                    if (!xml.IsEmptyElement)
                    {
                        stack.Push(node);
                    }

                    break;
                case XmlNodeType.EndElement:
                    stack.Pop();
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace:
                    stack.Peek()._text += xml.Value;
                    break;
            }
        }
        return stack.Peek()._children is [var (_, root), ..] ? root : Empty;
    }
}

internal sealed class JsonShapeReader(JsonElement json) : ShapeReader
{
    private protected override string Value =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Null => null,
            _ => json.GetRawText(),
        };

    private protected override IEnumerable<ShapeReader> Elements
    {
        get
        {
            foreach (var e in json.EnumerateArray())
            {
                yield return new JsonShapeReader(e);
            }
        }
    }

    private protected override IEnumerable<(string, ShapeReader)> Entries
    {
        get
        {
            foreach (var p in json.EnumerateObject())
            {
                yield return (p.Name, new JsonShapeReader(p.Value));
            }
        }
    }

    public override ShapeReader Child(string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var e)
        && e.ValueKind != JsonValueKind.Null
            ? new JsonShapeReader(e)
            : null;
}
