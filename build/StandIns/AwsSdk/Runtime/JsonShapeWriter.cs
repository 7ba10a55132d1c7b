using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIn;

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
