namespace AiChef.LocalCloud.StepFunctions;

internal sealed record MachineRoute(string VersionArn, int Weight);
