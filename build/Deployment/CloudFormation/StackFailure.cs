using AiChef.Deployment.Aws;

namespace AiChef.Deployment.CloudFormation;

/// <summary>Words the failure of an operation: the first true cause in one line, then the others, a hint, the place to look and what to do next.</summary>
internal static class StackFailure
{
    internal static DeploymentException From(string stack, string stackId, StackOperation.Ended ended, AwsConnection connection, StackTemplate? template = null, string? next = null)
    {
        var causes = RootCause.Of(ended.Events);
        var first = causes.Count > 0 ? causes[0].ToString() : $"{stack}: AWS named no cause";
        var details = new List<string> { $"{stack} is now in {ended.Status}" };
        if (causes.Count > 0 && causes[0] is { LogicalId: { } id } cause && cause.Stack == stack && template?.Resources.GetValueOrDefault(id) is { } resource)
            details.Add($"at: {template.DisplayPath}:{resource.Line} ({id})");
        details.AddRange(causes.Skip(1).Select(c => $"also: {c}"));
        if (FailureHint.For(first) is { } hint)
            details.Add($"hint: {hint}");
        details.Add($"see: {connection.LinkTo(stackId)}");
        if (next is not null)
            details.Add($"next: {next}");
        return new DeploymentException(FailureKind.Failed, first, details);
    }
}
