namespace AiChef.Templates;

/// <summary>A text is not a template that CloudFormation can read.</summary>
/// <param name="defect">Why not.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="message">What is wrong and what to do, in one line.</param>
/// <param name="innerException">The error of the parser, if there is one.</param>
public sealed class TemplateSyntaxException(
    TemplateDefect defect,
    int line,
    int column,
    string message,
    Exception? innerException = null
) : Exception(message, innerException)
{
    /// <summary>Why the text is not a template.</summary>
    public TemplateDefect Defect => defect;

    /// <summary>The line, from 1.</summary>
    public int Line => line;

    /// <summary>The column, from 1.</summary>
    public int Column => column;
}
