using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.StepFunctions;

internal sealed record MachineAlias(
    string Arn,
    string Name,
    string? Description,
    IReadOnlyList<MachineRoute> Routes,
    DateTimeOffset Created,
    DateTimeOffset Updated
);
