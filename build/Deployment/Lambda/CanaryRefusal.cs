using AiChef.Deployment.CloudFormation.ChangeSets;

namespace AiChef.Deployment.Lambda;

/// <summary>Says why new code of a function cannot be released as a canary.</summary>
public static class CanaryRefusal
{
    /// <summary>The properties that must be the same in both versions of an alias, by name.</summary>
    private static readonly Dictionary<string, string> Bars = new(StringComparer.Ordinal)
    {
        ["Role"] = "execution role",
        ["DeadLetterConfig"] = "dead-letter queue",
    };

    /// <summary>The refusal of stack changes that would make a canary impossible; otherwise null.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="changes">What has changed in it.</param>
    public static DeploymentException? For(string stack, IReadOnlyList<PlannedChange> changes)
    {
        var bars = changes
            .Where(change => change is { Type: "AWS::Lambda::Function", Action: "Modify" })
            .SelectMany(change => change.Properties)
            .Where(Bars.ContainsKey)
            .Select(property => Bars[property])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return bars.Count == 0 ? null : Of(stack, bars);
    }

    /// <summary>The refusal.</summary>
    /// <param name="function">The function.</param>
    /// <param name="bars">What differs between its two versions, such as <c>execution role</c>.</param>
    public static DeploymentException Of(string function, IEnumerable<string> bars) =>
        new(
            FailureKind.Refused,
            $"{function}: the new version has another "
                + $"{string.Join(" and ", bars)} than the live version, and "
                + "Lambda does not let an alias route to both; nothing was changed"
        )
        {
            Next = "deploy this change with --canary 0, which moves all calls at once",
        };
}
