namespace AiChef.LocalCloud.StepFunctions;

internal sealed record MachineVersion(
    int Number,
    MachineConfiguration Configuration,
    string? Description,
    DateTimeOffset Created
);
