using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.StepFunctions;

internal sealed record Activity(string Arn, string Name, DateTimeOffset Created)
{
    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);
}
