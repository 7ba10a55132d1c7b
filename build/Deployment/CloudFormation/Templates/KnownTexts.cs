using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>The texts of a template as they will be in one environment, as far as they are known without AWS.</summary>
/// <param name="root">The template.</param>
/// <param name="values">The values of its parameters and of pseudo parameters such as <c>AWS::Region</c>.</param>
internal sealed class KnownTexts(TemplateNode root, IReadOnlyDictionary<string, string> values)
{
    /// <summary>
    /// The text of a node; placeholders whose values only AWS knows stay in it. Null if the node is no text.
    /// </summary>
    internal string? Of(TemplateNode? node) =>
        node is null
            ? null
            : Intrinsics.FunctionOf(node) switch
            {
                ("Ref", { Scalar: { } name }) => values.GetValueOrDefault(name),
                ("If", { Items: [{ Scalar: { } condition }, var then, var otherwise] }) => IsTrue(condition) switch
                {
                    true => Of(then),
                    false => Of(otherwise),
                    null => null,
                },
                _ => Intrinsics.TextOf(node) is { } text ? Filled(text) : null,
            };

    /// <summary>A text with the values of its placeholders, as far as they are known.</summary>
    internal string Filled(string text) =>
        Intrinsics.Filled(text, name => values.GetValueOrDefault(name) ?? $"${{{name}}}")!;

    /// <summary>Whether a condition holds; null if only AWS knows it.</summary>
    internal bool? IsTrue(string condition) => root["Conditions"]?[condition] is { } node ? IsTrue(node) : null;

    private bool? IsTrue(TemplateNode node) =>
        Intrinsics.FunctionOf(node) switch
        {
            ("Equals", { Items: [var left, var right] }) when Of(left) is { } text && Of(right) is { } other => text
                == other,
            ("Not", { Items: [var operand] }) => !IsTrue(operand),
            ("And", { Items: var operands }) => All(operands, expected: true),
            ("Or", { Items: var operands }) => !All(operands, expected: false),
            ("Condition", { Scalar: { } name }) => IsTrue(name),
            _ => null,
        };

    private bool? All(IReadOnlyList<TemplateNode> operands, bool expected)
    {
        var results = operands.Select(IsTrue).ToList();
        return results.Contains(!expected) ? false
            : results.Contains(null) ? null
            : true;
    }
}
