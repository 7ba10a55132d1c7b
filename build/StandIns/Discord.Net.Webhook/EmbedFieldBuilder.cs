namespace Discord;

public class EmbedFieldBuilder
{
    public const int MaxFieldNameLength = 256;
    public const int MaxFieldValueLength = 1024;

    public string Name
    {
        get;
        set =>
            field = string.IsNullOrWhiteSpace(value)
                ? throw new ArgumentException(
                    "Field name must not be null, empty or entirely whitespace.",
                    nameof(Name)
                )
                : Limit.AtMost(value, MaxFieldNameLength, "Field name", nameof(Name));
    }

    public object Value
    {
        get;
        set =>
            field = string.IsNullOrWhiteSpace(value?.ToString())
                ? throw new ArgumentException("Field value must not be null or empty.", nameof(Value))
                : Limit.AtMost(value.ToString(), MaxFieldValueLength, "Field value", nameof(Value));
    }

    public bool IsInline { get; set; }

    public EmbedField Build() => new(Name, Value.ToString(), IsInline);
}
