namespace AiChef.Functions.SessionMeals;

/// <summary>How far an execution is.</summary>
/// <param name="IsRunning">Whether it still runs.</param>
/// <param name="Error">The error with which it ended, or its status; empty while it runs and after a success.</param>
/// <param name="Cause">What Step Functions knows of the error.</param>
public sealed record ExecutionEnd(bool IsRunning, string Error, string Cause);
