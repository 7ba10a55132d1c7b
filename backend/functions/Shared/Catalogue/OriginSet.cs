namespace AiChef.Functions.Catalogue;

/// <summary>Where the ingredients of a dish come from, each origin once.</summary>
/// <param name="Bits">One bit for each <see cref="Origin"/>.</param>
internal readonly record struct OriginSet(int Bits)
{
    /// <summary>The origins of ingredients.</summary>
    public static OriginSet Of(IEnumerable<Ingredient> ingredients)
    {
        var bits = 0;
        foreach (var ingredient in ingredients)
        {
            foreach (var origin in ingredient.Origins)
            {
                bits |= Bit(origin);
            }
        }

        return new(bits);
    }

    /// <summary>Whether one of these is among them.</summary>
    public bool HasAny(params ReadOnlySpan<Origin> origins) => (Bits & All(origins)) != 0;

    /// <summary>Whether no other than these is among them.</summary>
    public bool HasOnly(params ReadOnlySpan<Origin> origins) => (Bits & ~All(origins)) == 0;

    private static int All(ReadOnlySpan<Origin> origins)
    {
        var bits = 0;
        foreach (var origin in origins)
        {
            bits |= Bit(origin);
        }

        return bits;
    }

    private static int Bit(Origin origin) => 1 << (int)origin;
}
