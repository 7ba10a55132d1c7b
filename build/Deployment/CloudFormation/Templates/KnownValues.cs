using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>
/// The values of a template's Ref and Sub as far as they are known without AWS: parameters and the stack's name.
/// </summary>
/// <param name="parameters">The value of each parameter.</param>
/// <param name="stackName">The stack's name.</param>
internal sealed class KnownValues(IReadOnlyDictionary<string, string> parameters, string stackName)
{
    /// <summary>The text of a node, or null if only AWS knows it.</summary>
    internal string? TextOf(TemplateNode node) =>
        Intrinsics.FunctionOf(node) switch
        {
            null => node.Scalar,
            ("Ref", { Scalar: { } name }) => ValueOf(name),
            ("Sub", { Scalar: { } text }) => Filled(text, null),
            ("Sub", { Items: [{ Scalar: { } text }, var own] }) => Filled(text, own),
            ("Join", { Items: [{ Scalar: { } separator }, var list] }) => Joined(separator, list),
            _ => null,
        };

    private string? ValueOf(string name) => name == "AWS::StackName" ? stackName : parameters.GetValueOrDefault(name);

    private string? Joined(string separator, TemplateNode list)
    {
        var parts = list.Items.Select(TextOf).ToList();
        return list.Items.Count == 0 || parts.Contains(null) ? null : string.Join(separator, parts);
    }

    private string? Filled(string text, TemplateNode? own) =>
        Intrinsics.Filled(text, name => own?[name] is { } given ? TextOf(given) : ValueOf(name));
}
