using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

/// <summary>The price of one unit of an ingredient, in euro.</summary>
public sealed record Price
{
    public required string Ingredient { get; init; }
    public required string Unit { get; init; }

    [JsonPropertyName("price")]
    public required decimal Amount { get; init; }
}
