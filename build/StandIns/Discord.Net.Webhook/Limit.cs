namespace Discord;

internal static class Limit
{
    public static string AtMost(string value, int max, string what, string name) =>
        value?.Length > max
            ? throw new ArgumentException($"{what} length must be less than or equal to {max}.", name)
            : value;
}
