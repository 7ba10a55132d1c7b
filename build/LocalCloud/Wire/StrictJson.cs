using System.Text.Json;
using System.Text.Json.Nodes;

namespace AiChef.LocalCloud.Wire;

/// <summary>Reads JSON that a request brings. A name that stands twice is an error at once, where a tree would fail when first looked into.</summary>
internal static class StrictJson
{
    private const int MaxDepth = 64;
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <exception cref="JsonException">The text is no JSON, nested more than 64 levels deep, or has a name twice in one object.</exception>
    public static JsonNode? Parse(ReadOnlySpan<byte> text) => JsonNode.Parse(text, documentOptions: Options);

    /// <exception cref="JsonException">The text is no JSON, nested more than 64 levels deep, or has a name twice in one object.</exception>
    public static JsonNode? Parse(string text) => JsonNode.Parse(text, documentOptions: Options);
}
