using System.Text;
using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;

namespace AiChef.Deployment.Conventions;

/// <summary>The text of a DefinitionString with its placeholders replaced.</summary>
internal sealed class DefinitionText
{
    private readonly TemplateNode _source;

    private DefinitionText(TemplateNode source, string json) => (_source, Json) = (source, json);

    /// <summary>The text, with as many lines as it has in the template.</summary>
    internal string Json { get; }

    /// <summary>The text of a definition; null if only AWS knows it.</summary>
    /// <param name="definition">The property DefinitionString.</param>
    /// <param name="substitutions">The property DefinitionSubstitutions, or null.</param>
    internal static DefinitionText? Of(TemplateNode definition, TemplateNode? substitutions)
    {
        if (Intrinsics.TextOf(definition) is not { } text)
        {
            return null;
        }

        var sub = Intrinsics.FunctionOf(definition) is ("Sub", var argument) ? argument : null;
        var source = sub is { Items: [var first, ..] } ? first : sub ?? definition;
        var own = sub is { Items: [_, var values] } ? values : null;
        string? Substituted(string name) =>
            substitutions?[name] is { } value ? ValueOf(value)
            : substitutions is { IsMap: true } ? null
            : $"${{{name}}}";
        return new DefinitionText(
            source,
            Fill(
                text,
                sub is null
                    ? Substituted
                    : name =>
                        name is ['!', ..] ? Substituted(name[1..])
                        : own?[name] is { } value ? ValueOf(value)
                        : PseudoValue(name)
            )
        );
    }

    /// <summary>The line in the template of a line of the text, both from 1.</summary>
    internal int LineOf(int line) => _source.HasLines ? _source.TextLine + line - 1 : _source.TextLine;

    /// <summary>A value in one line; null if only AWS knows it.</summary>
    private static string? ValueOf(TemplateNode value) =>
        Intrinsics.TextOf(value) is { } text
            ? Fill(text, Intrinsics.FunctionOf(value) is null ? static name => $"${{{name}}}" : PseudoValue)
                .ReplaceLineEndings(" ")
            : null;

    private static string? PseudoValue(string name) =>
        name switch
        {
            "AWS::Partition" => "aws",
            "AWS::Region" => "us-east-1",
            "AWS::AccountId" => "123456789012",
            _ => null,
        };

    /// <summary>Replaces each placeholder; an unknown value is marked, in quotes where it stands alone.</summary>
    private static string Fill(string text, Func<string, string?> valueOf)
    {
        var filled = new StringBuilder(text.Length);
        var isInString = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && text.AsSpan(i).StartsWith("${") && text.IndexOf('}', i) is var end and > 0)
            {
                var value = valueOf(text[(i + 2)..end]);
                filled.Append(value ?? (isInString ? UnknownValue.Mark : $"\"{UnknownValue.Mark}\""));
                i = end;
                continue;
            }

            if (text[i] == '\\' && i + 1 < text.Length)
            {
                filled.Append(text[i++]);
            }
            else if (text[i] == '"')
            {
                isInString = !isInString;
            }

            filled.Append(text[i]);
        }

        return filled.ToString();
    }
}
