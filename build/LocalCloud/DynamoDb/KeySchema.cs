using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.DynamoDb;

/// <summary>Names of the key attributes in their order; indexes may have up to four of each kind.</summary>
internal sealed record KeySchema(IReadOnlyList<string> Hash, IReadOnlyList<string> Range)
{
    [JsonIgnore]
    public IEnumerable<string> Names => Hash.Concat(Range);
}
