using System.Text.Json;

namespace AiChef.Functions.Reading;

/// <summary>JSON that <see cref="JsonTree"/> has looked through, so that nobody has to again.</summary>
public readonly record struct CheckedJson
{
    internal CheckedJson(JsonElement value) => Value = value;

    /// <summary>The value.</summary>
    public JsonElement Value { get; }

    /// <summary>A member's value; undefined without such a member.</summary>
    public CheckedJson this[string name] => Value.TryGetProperty(name, out var member) ? new(member) : default;
}
