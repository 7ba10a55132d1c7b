using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>The mark of a value that only AWS knows. Nothing that depends on it is judged.</summary>
internal static class UnknownValue
{
    /// <summary>A character that no template uses.</summary>
    internal const string Mark = "\uE000";

    /// <summary>True if a node is marked, or an expression directly below it.</summary>
    internal static bool IsAt(TemplateNode node) =>
        IsMarked(node)
        || node.Entries.Any(static entry =>
            (entry.Key.EndsWith(".$", StringComparison.Ordinal) || entry.Key.EndsWith("Path", StringComparison.Ordinal))
            && IsMarked(entry.Value)
        );

    /// <summary>True if the name of a state somewhere in a definition is marked.</summary>
    internal static bool IsTransitionOf(TemplateNode definition) =>
        Intrinsics
            .Walk(definition)
            .SelectMany(static node => node.Entries)
            .Any(static entry => entry.Key is "StartAt" or "Next" or "Default" && IsMarked(entry.Value));

    private static bool IsMarked(TemplateNode node) => node.Scalar?.Contains(Mark, StringComparison.Ordinal) == true;
}
