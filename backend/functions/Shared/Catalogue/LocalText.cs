using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

/// <summary>A text in every language.</summary>
/// <param name="English">The English text.</param>
/// <param name="Korean">The Korean text.</param>
public sealed record LocalText(
    [property: JsonPropertyName("en")] string English,
    [property: JsonPropertyName("ko")] string Korean
)
{
    /// <summary>The text in one of <see cref="Languages.All"/>.</summary>
    public string In(string language) => language == Languages.Korean ? Korean : English;
}
