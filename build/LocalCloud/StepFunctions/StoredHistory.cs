namespace AiChef.LocalCloud.StepFunctions;

internal sealed record StoredHistory(IReadOnlyList<StoredEvent> Events);
