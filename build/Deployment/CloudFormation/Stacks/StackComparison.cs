using AiChef.Deployment.CloudFormation.Templates;
using Amazon.CloudFormation.Model;

namespace AiChef.Deployment.CloudFormation.Stacks;

/// <summary>Tells, from what DescribeStacks and GetTemplate answer, whether a stack already is as declared.</summary>
internal static class StackComparison
{
    /// <summary>Shown by AWS instead of a NoEcho value, which therefore cannot be compared.</summary>
    private const string Masked = "****";

    /// <summary>True if parameters and tags are as declared and an equal template means an equal stack.</summary>
    internal static bool MayBeUnchanged(
        StackDeclaration declared,
        IReadOnlyDictionary<string, string> parameters,
        Stack actual
    ) =>
        !declared.Template.IsResolvedByAws
        && declared.Template.Parameters.Values.All(p => !p.NoEcho)
        && Same(
            Compared(declared, parameters),
            Compared(
                declared,
                (actual.Parameters ?? []).ToDictionary(
                    p => p.ParameterKey,
                    p => p.ParameterValue,
                    StringComparer.Ordinal
                )
            )
        )
        && Same(
            declared.Tags,
            (actual.Tags ?? [])
                .Where(t => !t.Key.StartsWith("aws:", StringComparison.Ordinal))
                .ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal)
        );

    /// <summary>True when the texts are equal but for line endings and white space at the end.</summary>
    internal static bool SameTemplate(string declared, string actual) => Normal(declared) == Normal(actual);

    // A parameter that counts only at creation must exist; its value is not compared.
    private static Dictionary<string, string> Compared(
        StackDeclaration declared,
        IReadOnlyDictionary<string, string> parameters
    ) =>
        parameters.ToDictionary(
            p => p.Key,
            p => declared.InitialParameters.Contains(p.Key) ? "" : p.Value,
            StringComparer.Ordinal
        );

    private static bool Same(IReadOnlyDictionary<string, string> declared, Dictionary<string, string> actual) =>
        declared.Count == actual.Count
        && declared.All(d => actual.TryGetValue(d.Key, out var value) && value == d.Value && value != Masked);

    private static string Normal(string text) => text.ReplaceLineEndings("\n").TrimEnd();
}
