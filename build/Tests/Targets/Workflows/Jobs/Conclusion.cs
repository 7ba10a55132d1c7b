namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>How a step or a job ended, in GitHub's words.</summary>
public enum Conclusion
{
    Success,
    Failure,
    Cancelled,
    Skipped,
}
