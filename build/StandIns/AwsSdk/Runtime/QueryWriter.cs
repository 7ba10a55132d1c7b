using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIn;

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
