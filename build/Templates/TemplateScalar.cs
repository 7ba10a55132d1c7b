namespace AiChef.Templates;

/// <summary>A scalar as it stands in the file and as CloudFormation reads it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text as CloudFormation reads it: <c>true</c> for <c>yes</c>; empty for nothing.</param>
/// <param name="Written">Its text in the file, without quotes and comments.</param>
public sealed record TemplateScalar(ScalarKind Kind, string Text, string Written)
{
    /// <summary>A text that means itself.</summary>
    public static TemplateScalar Of(string text) => new(ScalarKind.Text, text, text);

    /// <summary>True if CloudFormation reads another text than a person does.</summary>
    public bool IsReadOtherwise => Kind != ScalarKind.Null && Text != Written;
}
