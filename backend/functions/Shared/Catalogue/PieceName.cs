using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

/// <summary>What a piece is called, such as a clove of garlic; nothing where the number alone says it.</summary>
public sealed record PieceName
{
    public string? One { get; init; }
    public string? Many { get; init; }

    [JsonPropertyName("ko")]
    public string? Korean { get; init; }
}
