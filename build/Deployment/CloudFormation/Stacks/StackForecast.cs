using AiChef.Deployment.CloudFormation.ChangeSets;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>
/// What a deployment would do with a stack: the one value from which every output of a dry run is written.
/// </summary>
/// <param name="Kind">What it would do.</param>
/// <param name="Status">The stack's status, or <see cref="StackStatusTable.None"/>.</param>
public sealed record StackForecast(ForecastKind Kind, string Status)
{
    /// <summary>What would change; empty if nothing of the resources, null if only the deployment can tell.</summary>
    public IReadOnlyList<PlannedChange>? Changes { get; init; }

    /// <summary>Whether termination protection would be switched on.</summary>
    public bool Protects { get; init; }

    /// <summary>Why it would be refused, or why it is unknown; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>A deployment that would be refused, with the reason and the way out.</summary>
    internal static StackForecast Refused(string stack, string status, DeploymentException why) =>
        new(ForecastKind.Refused, status) { Reason = string.Join("; ", [Plain(why.Message, stack), .. why.Details]) };

    /// <summary>The reason alone: the stack is named, and the word said, by whoever shows it.</summary>
    private static string Plain(string message, string stack)
    {
        var text = message;
        foreach (var beginning in new[] { $"{stack}: ", "refused because ", "refused, for " })
        {
            text = text.StartsWith(beginning, StringComparison.Ordinal) ? text[beginning.Length..] : text;
        }
        return text;
    }
}
