using System;
using System.Collections.Generic;
using System.IO;

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
