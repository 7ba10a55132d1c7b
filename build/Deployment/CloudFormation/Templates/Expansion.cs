using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>
/// The places where AWS writes part of a template: the section Transform, Fn::Transform (AWS::Include and macros), and
/// the loops of AWS::LanguageExtensions.
/// </summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
/// </remarks>
internal static class Expansion
{
    private const string Loop = "Fn::ForEach::";
    private const string Call = "Fn::Transform";
    private const string ShortCall = "Transform";

    /// <summary>Transforms of AWS that leave the sections of a template as they are.</summary>
    private static readonly string[] OfAws = ["AWS::LanguageExtensions", "AWS::Include"];

    /// <summary>True for a key that stands for entries which AWS writes in its place.</summary>
    internal static bool IsOne(string key) => key == Call || key.StartsWith(Loop, StringComparison.Ordinal);

    /// <summary>True if there is one anywhere in the template.</summary>
    internal static bool IsIn(TemplateNode root) =>
        root[ShortCall] is not null
        || Intrinsics.Walk(root).Any(static node => node.Tag == ShortCall || node.Entries.Any(e => IsOne(e.Key)));

    /// <summary>True if a macro may make anything of the template.</summary>
    internal static bool IsByMacro(TemplateNode root) =>
        root[ShortCall] is { } transform
        && (transform.IsList ? transform.Items : [transform])
            .Select(static each => each.Scalar ?? each["Name"]?.Scalar)
            .Except(OfAws, StringComparer.Ordinal)
            .Any();
}
