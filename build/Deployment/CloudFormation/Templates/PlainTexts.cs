using AiChef.Templates;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>
/// Scalars without quotes that CloudFormation, which reads YAML 1.1, takes for something else than they show:
/// <c>012</c> for ten, <c>1:30</c> for ninety, and, where only text can be meant, <c>yes</c> for true.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html</remarks>
internal static class PlainTexts
{
    /// <summary>What the place of a scalar asks for.</summary>
    private enum Meaning
    {
        Unknown,
        Text,
        Number,
    }

    /// <summary>Members that are text, with all that is below them, whatever they belong to.</summary>
    private static readonly HashSet<string> TextMembers = new(StringComparer.Ordinal)
    {
        "AllowedPattern",
        "Description",
        "DefinitionSubstitutions",
        "Name",
        "Tags",
        "Variables",
    };

    /// <summary>Functions whose arguments are text.</summary>
    private static readonly HashSet<string> TextFunctions = new(StringComparer.Ordinal)
    {
        "Base64",
        "Equals",
        "FindInMap",
        "ImportValue",
        "Join",
        "Ref",
        "Split",
        "Sub",
    };

    /// <summary>Each such scalar with its line and the two ways to write it.</summary>
    internal static IEnumerable<LineProblem> ProblemsOf(TemplateNode root) =>
        root
            .Keys.SelectMany(static key => Check(key, Meaning.Text))
            .Concat(root.Entries.SelectMany(static section => CheckSection(section.Key, section.Value)));

    private static IEnumerable<LineProblem> CheckSection(string name, TemplateNode section) =>
        name switch
        {
            "Parameters" => CheckKeys(section)
                .Concat(
                    section.Entries.SelectMany(static parameter =>
                        CheckMembers(parameter.Value, MeaningOf(parameter.Value["Type"]?.Scalar))
                    )
                ),
            "Resources" => CheckKeys(section)
                .Concat(section.Entries.SelectMany(static resource => CheckResource(resource.Value))),
            "Outputs" or "Description" => Check(section, Meaning.Text),
            _ => Check(section, Meaning.Unknown),
        };

    private static IEnumerable<LineProblem> CheckResource(TemplateNode resource) =>
        resource["Type"]?.Scalar == "AWS::SSM::Parameter" && resource["Properties"]?["Value"] is { } value
            ? Check(resource, Meaning.Unknown).Union(Check(value, Meaning.Text))
            : Check(resource, Meaning.Unknown);

    private static IEnumerable<LineProblem> CheckMembers(TemplateNode parameter, Meaning meaning) =>
        CheckKeys(parameter)
            .Concat(
                parameter.Entries.SelectMany(member =>
                    Check(member.Value, member.Key is "Default" or "AllowedValues" ? meaning : Meaning.Unknown)
                )
            );

    private static Meaning MeaningOf(string? parameterType) =>
        parameterType is "Number" or "List<Number>" ? Meaning.Number : Meaning.Text;

    private static IEnumerable<LineProblem> Check(TemplateNode node, Meaning meaning)
    {
        if (node.Value is { } scalar)
        {
            return IsMistaken(scalar, meaning) ? [new(node.Line, TextOf(scalar))] : [];
        }

        if (Intrinsics.FunctionOf(node) is var (function, argument) && TextFunctions.Contains(function))
        {
            meaning = Meaning.Text;
        }

        return CheckKeys(node)
            .Concat(node.Items.SelectMany(item => Check(item, meaning)))
            .Concat(
                node.Entries.SelectMany(entry =>
                    Check(entry.Value, TextMembers.Contains(entry.Key) ? Meaning.Text : meaning)
                )
            );
    }

    private static IEnumerable<LineProblem> CheckKeys(TemplateNode map) =>
        map
            .Keys.Where(static key => IsMistaken(key.Value!, Meaning.Text))
            .Select(static key => new LineProblem(key.Line, TextOf(key.Value!)));

    private static bool IsMistaken(TemplateScalar scalar, Meaning meaning) =>
        scalar.IsReadOtherwise
        && (
            scalar.Kind == ScalarKind.Boolean
                // True and TRUE are true for everybody
                ? meaning == Meaning.Text
                    && !string.Equals(scalar.Text, scalar.Written, StringComparison.OrdinalIgnoreCase)
                : meaning != Meaning.Number
        );

    private static string TextOf(TemplateScalar scalar) =>
        $"without quotes, {scalar.Written} is read as {scalar.Text}, because CloudFormation reads YAML 1.1; "
        + $"write \"{scalar.Written}\" if text is meant, else {scalar.Text}";
}
