namespace AiChef.LocalCloud.StepFunctions;

internal sealed record Activity(string Arn, string Name, DateTimeOffset Created)
{
    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}
