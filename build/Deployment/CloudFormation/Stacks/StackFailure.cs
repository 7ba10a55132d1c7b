using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Failures;
using AiChef.Deployment.CloudFormation.Templates;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// Describes the failure of an operation: the root cause in one line, then the others, a hint, where to look and what
/// to do next.
/// </summary>
internal static class StackFailure
{
    internal static DeploymentException From(
        string stack,
        string stackId,
        StackOperation.Ended ended,
        AwsConnection connection,
        StackTemplate? template = null,
        string? next = null,
        string? hint = null
    )
    {
        var causes = RootCause.Of(ended.Events);
        var first = causes.Count > 0 ? causes[0].ToString() : $"{stack}: AWS named no cause";
        var details = new List<string> { $"{stack} is now in {ended.Status}" };
        var problems = causes
            .Where(c => c.Stack == stack && c.LogicalId is not null)
            .Select(c => (Cause: c, Resource: template?.Resources.GetValueOrDefault(c.LogicalId!)))
            .Where(c => c.Resource is not null)
            .Select(c => new SourceProblem(template!.DisplayPath, c.Resource!.Line, c.Cause.ToString()))
            .ToList();
        if (problems.Count > 0 && problems[0].Text == first)
        {
            details.Add($"at: {problems[0].File}:{problems[0].Line} ({causes[0].LogicalId})");
        }

        details.AddRange(causes.Skip(1).Select(c => $"also: {c}"));
        if ((hint ?? FailureHint.For(first)) is { } help)
        {
            details.Add($"hint: {help}");
        }

        details.Add($"see: {connection.LinkTo(stackId)}");
        return new DeploymentException(FailureKind.Failed, first, details) { Next = next, Problems = problems };
    }
}
