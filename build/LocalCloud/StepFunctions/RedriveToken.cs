namespace AiChef.LocalCloud.StepFunctions;

/// <summary>The token of a caller that redrove an execution.</summary>
/// <param name="Token">The token.</param>
/// <param name="Redriven">When it was redriven.</param>
internal sealed record RedriveToken(string Token, DateTimeOffset Redriven);
