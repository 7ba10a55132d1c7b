namespace AiChef.Deployment.CloudFormation.ChangeSets;

/// <summary>A value that a change set changes, as far as AWS can tell.</summary>
/// <param name="Path">Its place in the resource, such as <c>/Properties/MemorySize</c>.</param>
/// <param name="Before">The value in use; null if there is none. AWS shows a NoEcho parameter as asterisks.</param>
/// <param name="After">The value to come; null if there is none.</param>
public sealed record PropertyChange(string Path, string? Before, string? After)
{
    /// <summary>How much of a value is kept, in characters.</summary>
    public const int LongestValue = 500;

    /// <summary>The change with its values shortened.</summary>
    internal static PropertyChange Of(string path, string? before, string? after) =>
        new(path, Shortened(before), Shortened(after));

    private static string? Shortened(string? value) =>
        value is { Length: > LongestValue } ? $"{value[..LongestValue]}…" : value;
}
