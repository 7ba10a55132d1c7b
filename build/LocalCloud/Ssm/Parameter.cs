using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.Ssm;

/// <summary>A parameter with its history, oldest version first, and its tags.</summary>
internal sealed record Parameter(string Name, IReadOnlyList<ParameterVersion> Versions)
{
    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public ParameterVersion Latest => Versions[^1];

    public string Arn(Scope scope) => scope.Arn("ssm", "parameter" + (Name.StartsWith('/') ? Name : "/" + Name));
}
