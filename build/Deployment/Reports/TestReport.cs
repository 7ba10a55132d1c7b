namespace AiChef.Deployment.Reports;

/// <summary>The result of the integration tests.</summary>
/// <param name="Result">The result in one line.</param>
/// <param name="Failure">Why they failed; null when they passed.</param>
public sealed record TestReport(string Result, FailureReport? Failure);
