using System.Text.Json.Serialization;

namespace AiChef.LocalCloud.StepFunctions;

internal sealed record StateMachine
{
    public required string Name { get; init; }

    public required string Arn { get; init; }

    /// <summary>STANDARD or EXPRESS.</summary>
    public required string Type { get; init; }

    public required MachineConfiguration Configuration { get; init; }

    public required DateTimeOffset Created { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public IReadOnlyList<MachineVersion> Versions { get; init; } = [];

    public int LastVersion { get; init; }

    public SortedDictionary<string, string> Tags { get; init; } = new(StringComparer.Ordinal);

    [JsonIgnore]
    public bool IsExpress => Type == "EXPRESS";

    public string VersionArn(int number) => $"{Arn}:{number}";
}
