namespace AiChef.LocalCloud.StepFunctions;

internal sealed record MachineAlias(
    string Arn,
    string Name,
    string? Description,
    IReadOnlyList<MachineRoute> Routes,
    DateTimeOffset Created,
    DateTimeOffset Updated
);
