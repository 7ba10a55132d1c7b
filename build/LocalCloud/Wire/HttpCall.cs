using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AiChef.LocalCloud.Wire;

/// <summary>
/// One HTTP request as it came, with its credential scope understood; its body is read in full before a service handles
/// it.
/// </summary>
internal sealed record HttpCall
{
    private (byte[] Text, JsonNode? Tree)? _json;

    public required string Method { get; init; }

    /// <summary>Path as sent, still percent-encoded, without the query.</summary>
    public required string RawPath { get; init; }

    /// <summary>Query as sent, without the question mark.</summary>
    public required string RawQuery { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public byte[] Body { get; init; } = [];

    public required string RequestId { get; init; }

    /// <summary>Null for an unsigned request.</summary>
    public CredentialScope? Credential { get; init; }

    public required Scope Scope { get; init; }

    public string Path => Uri.UnescapeDataString(RawPath);

    public string Host => Headers.Host.ToString();

    /// <summary>The body as JSON, read once for all who ask; null for an empty body.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is no JSON.</exception>
    public JsonNode? Json()
    {
        if (_json is not { } known || !ReferenceEquals(known.Text, Body))
        {
            _json = known = (Body, Body.Length == 0 ? null : StrictJson.Parse(Body));
        }

        return known.Tree;
    }

    /// <summary>The header's value, or null when absent or empty.</summary>
    public string? Header(string name) =>
        Headers.TryGetValue(name, out var value) && value.Count > 0 && value[0] is { Length: > 0 } text ? text : null;

    /// <summary>Query parameters in order, decoded; a parameter without "=" has an empty value.</summary>
    public IEnumerable<KeyValuePair<string, string>> QueryParameters() => FormText.Parse(RawQuery);
}
