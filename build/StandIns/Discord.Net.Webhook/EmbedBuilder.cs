namespace Discord;

/// <summary>
/// Builds an embed; every limit of Discord's is checked where it is set, the total and the URL in <see cref="Build"/>.
/// </summary>
public class EmbedBuilder
{
    public const int MaxFieldCount = 25;
    public const int MaxTitleLength = 256;
    public const int MaxDescriptionLength = 4096;
    public const int MaxEmbedLength = 6000;

    public string Title
    {
        get;
        set => field = Limit.AtMost(value, MaxTitleLength, "Title", nameof(Title));
    }

    public string Description
    {
        get;
        set => field = Limit.AtMost(value, MaxDescriptionLength, "Description", nameof(Description));
    }

    public string Url { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public Color? Color { get; set; }

    public List<EmbedFieldBuilder> Fields
    {
        get;
        set =>
            field =
                value == null
                    ? throw new ArgumentNullException(
                        nameof(Fields),
                        "Cannot set an embed builder's fields collection to null."
                    )
                : value.Count > MaxFieldCount ? throw TooManyFields(nameof(Fields))
                : value;
    } = [];

    public int Length =>
        (Title?.Length ?? 0)
        + (Description?.Length ?? 0)
        + Fields.Sum(f => f.Name.Length + (f.Value?.ToString()?.Length ?? 0));

    public EmbedBuilder WithTitle(string title)
    {
        Title = title;
        return this;
    }

    public EmbedBuilder WithDescription(string description)
    {
        Description = description;
        return this;
    }

    public EmbedBuilder WithUrl(string url)
    {
        Url = url;
        return this;
    }

    public EmbedBuilder WithColor(Color color)
    {
        Color = color;
        return this;
    }

    public EmbedBuilder AddField(string name, object value, bool inline = false) =>
        AddField(
            new EmbedFieldBuilder
            {
                IsInline = inline,
                Name = name,
                Value = value,
            }
        );

    public EmbedBuilder AddField(EmbedFieldBuilder field)
    {
        if (Fields.Count >= MaxFieldCount)
        {
            throw TooManyFields(nameof(field));
        }

        Fields.Add(field);
        return this;
    }

    public Embed Build()
    {
        if (Length > MaxEmbedLength)
        {
            throw new InvalidOperationException($"Total embed length must be less than or equal to {MaxEmbedLength}.");
        }

        if (
            !string.IsNullOrEmpty(Url)
            && !Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !Url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new InvalidOperationException($"The url {Url} must include a protocol (either HTTP or HTTPS)");
        }

        return new Embed(this);
    }

    private static ArgumentException TooManyFields(string name) =>
        new($"Field count must be less than or equal to {MaxFieldCount}.", name);
}
