namespace AiChef.Targets.Access;

/// <summary>A resource that a statement names.</summary>
/// <param name="Arn">The ARN with placeholders of the template, or <c>*</c>.</param>
/// <param name="Condition">The condition of the template on which it counts; null for always.</param>
internal readonly record struct PolicyResource(string Arn, string? Condition = null)
{
    /// <summary>Every resource: for actions that take no narrower one.</summary>
    internal static PolicyResource All { get; } = new("*");

    /// <summary>The value as the template writes it.</summary>
    internal string Text => Condition is null ? SubText : $"!If [{Condition}, {SubText}, !Ref AWS::NoValue]";

    private string SubText => Arn.Contains("${", StringComparison.Ordinal) ? $"!Sub \"{Arn}\"" : $"\"{Arn}\"";
}
