using System.Text.Json.Nodes;
using AiChef.Json;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>
/// A JSON value together with its text: a value that no state has touched keeps the blanks it came with.
/// </summary>
internal sealed class Payload
{
    private string? _text;

    private Payload(JsonNode? value, string? text)
    {
        Value = value;
        _text = text;
    }

    /// <summary>Never modified in place; whoever changes it clones first.</summary>
    public JsonNode? Value { get; }

    public string Text => _text ??= JsonText.Write(Value);

    public static Payload Of(JsonNode? value) => new(value, null);

    /// <summary>The value of a JSON text, which is kept as it came.</summary>
    /// <exception cref="System.Text.Json.JsonException">The text is not JSON.</exception>
    public static Payload Parse(string text) => new(JsonText.Parse(text), text);
}
