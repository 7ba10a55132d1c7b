using System.Collections.Concurrent;
using System.Text.Json;

namespace AiChef.ResourceSchemas;

/// <summary>A schema with the definitions that its parts refer to; a part is made when first needed.</summary>
internal sealed class SchemaDocument
{
    private const string Reference = "$ref";
    private readonly JsonElement _body;
    private readonly ConcurrentDictionary<string, ValueSchema> _referred = new(StringComparer.Ordinal);

    internal SchemaDocument(JsonElement body)
    {
        _body = body;
        Root = new ValueSchema(this, body);
    }

    internal ValueSchema Root { get; }

    /// <summary>The schema that a part of the document is, or refers to.</summary>
    internal ValueSchema Of(JsonElement part) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(Reference, out var reference)
            ? _referred.GetOrAdd(reference.GetString()!, pointer => Of(Part(pointer)))
            : new ValueSchema(this, part);

    private JsonElement Part(string pointer)
    {
        var part = _body;
        foreach (var member in pointer.Split('/')[1..])
        {
            part = part.GetProperty(
                member.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
            );
        }

        return part;
    }
}
