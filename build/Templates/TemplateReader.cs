namespace AiChef.Templates;

/// <summary>
/// Reads the text of a template as CloudFormation does: JSON if it begins with a brace, else YAML 1.1 without aliases,
/// merge keys and the types that CloudFormation does not support.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html</remarks>
public static class TemplateReader
{
    /// <summary>
    /// The deepest nesting of maps and lists: far more than a template needs, and few enough for every reader of the
    /// tree.
    /// </summary>
    public const int MaxDepth = 100;

    private const char ByteOrderMark = '\uFEFF';

    /// <summary>Reads the one document of a text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="TemplateSyntaxException">CloudFormation does not read it.</exception>
    public static TemplateNode Read(string text)
    {
        var body = text.TrimStart(ByteOrderMark);
        return body.AsSpan().TrimStart().StartsWith("{") ? JsonReader.Read(body) : YamlReader.Read(body);
    }

    internal static TemplateSyntaxException TooDeep(int line, int column) =>
        new(TemplateDefect.Depth, line, column, $"the template is nested more than {MaxDepth} levels deep");

    internal static TemplateSyntaxException Duplicate(TemplateNode key) =>
        new(
            TemplateDefect.DuplicateKey,
            key.Line,
            key.Column,
            key.Value is { IsReadOtherwise: true } value
                ? $"the key '{value.Written}' is read as '{value.Text}' and appears twice in one map"
                : $"the key '{key.Scalar}' appears twice in one map"
        );
}
