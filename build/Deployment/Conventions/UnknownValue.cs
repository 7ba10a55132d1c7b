using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>The mark of a value that only AWS knows. Nothing that depends on it is judged.</summary>
internal static class UnknownValue
{
    /// <summary>A character that no template uses.</summary>
    internal const string Mark = "\uE000";

    /// <summary>True if only AWS knows a node, or an expression directly below it.</summary>
    internal static bool IsAt(WorkflowDefinition definition, TemplateNode node) =>
        definition.IsUnknown(node)
        || node.Entries.Any(entry =>
            (entry.Key.EndsWith(".$", StringComparison.Ordinal) || entry.Key.EndsWith("Path", StringComparison.Ordinal))
            && definition.IsUnknown(entry.Value)
        );

    /// <summary>True if only AWS knows the name of a state somewhere in a definition.</summary>
    internal static bool IsTransitionOf(WorkflowDefinition definition) =>
        Intrinsics
            .Walk(definition.Root)
            .SelectMany(static node => node.Entries)
            .Any(entry => entry.Key is "StartAt" or "Next" or "Default" && definition.IsUnknown(entry.Value));

    /// <summary>True if a text has the mark.</summary>
    internal static bool IsMarked(TemplateNode node) => node.Scalar?.Contains(Mark, StringComparison.Ordinal) == true;
}
