using System.Collections.Generic;
using System.Text.Json;

namespace Amazon.StandIn;

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
