namespace Discord;

public readonly struct Color
{
    public Color(uint rawValue) =>
        RawValue =
            rawValue <= MaxDecimalValue
                ? rawValue
                : throw new ArgumentException(
                    $"RawValue of color cannot be greater than {MaxDecimalValue}!",
                    nameof(rawValue)
                );

    public const uint MaxDecimalValue = 0xFFFFFF;

    public uint RawValue { get; }
}
