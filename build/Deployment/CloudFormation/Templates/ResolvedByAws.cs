using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>
/// Values that AWS looks up at each deployment, so that an equal text may mean another stack: dynamic references, and
/// lists that AWS keeps.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html</remarks>
internal static class ResolvedByAws
{
    /// <summary>Without the braces, which a function may put together.</summary>
    private const string Reference = "resolve:";

    /// <summary>True if there is one anywhere in the template.</summary>
    internal static bool IsIn(TemplateNode root) =>
        Intrinsics
            .Walk(root)
            .Any(static node =>
                (node.Scalar is { } text && IsIn(text)) || Intrinsics.FunctionOf(node) is ("GetAZs", _)
            );

    /// <summary>True for a text, such as the value of a parameter, that contains one.</summary>
    internal static bool IsIn(string text) => text.Contains(Reference, StringComparison.Ordinal);
}
