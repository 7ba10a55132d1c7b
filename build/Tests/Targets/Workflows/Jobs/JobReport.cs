namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>How a step ended. An action, and a step that was skipped, has no exit code.</summary>
internal sealed record StepReport(string Name, Conclusion Conclusion, int? ExitCode);

/// <summary>How a job ended, with all that its steps printed and all that they wrote into the summary.</summary>
/// <param name="Conclusion">How the job ended.</param>
/// <param name="Steps">Its steps in order.</param>
/// <param name="Output">What the steps printed.</param>
/// <param name="Summary">What the steps wrote into GITHUB_STEP_SUMMARY.</param>
/// <param name="LeftRunning">The names of the processes that had to be killed at the end of the job.</param>
internal sealed record JobReport(
    Conclusion Conclusion,
    IReadOnlyList<StepReport> Steps,
    string Output,
    string Summary,
    IReadOnlyList<string> LeftRunning
)
{
    public StepReport Step(string name) => Steps.Single(step => step.Name == name);
}
