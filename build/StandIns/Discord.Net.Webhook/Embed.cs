using System.Collections.Immutable;

namespace Discord;

public class Embed
{
    internal Embed(EmbedBuilder builder) =>
        (Title, Description, Url, Timestamp, Color, Fields) = (
            builder.Title,
            builder.Description,
            builder.Url,
            builder.Timestamp,
            builder.Color,
            [.. builder.Fields.Select(f => f.Build())]
        );

    public EmbedType Type => EmbedType.Rich;

    public string Title { get; }

    public string Description { get; }

    public string Url { get; }

    public DateTimeOffset? Timestamp { get; }

    public Color? Color { get; }

    public ImmutableArray<EmbedField> Fields { get; }

    public int Length =>
        (Title?.Length ?? 0) + (Description?.Length ?? 0) + Fields.Sum(f => f.Name.Length + f.Value.Length);
}
