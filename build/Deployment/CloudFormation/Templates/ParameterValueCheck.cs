using System.Globalization;
using System.Text.RegularExpressions;

namespace AiChef.Deployment.CloudFormation.Templates;

/// <summary>Compares the value of a parameter with its declaration, as CloudFormation does before it begins.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
/// </remarks>
internal static class ParameterValueCheck
{
    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    /// <summary>What is wrong with a value, in one line without a secret; null if it is allowed.</summary>
    internal static string? ProblemOf(TemplateParameter parameter, string value)
    {
        // of a list, each item is compared by itself
        string[] items = parameter.IsList ? [.. value.Split(',').Select(static item => item.Trim())] : [value];
        var mistaken = items.FirstOrDefault(item => RuleFor(parameter, item) is not null);
        if (mistaken is not null)
        {
            return Sentence(parameter, RuleFor(parameter, mistaken)!, mistaken);
        }

        return parameter.Length.Contain(value.Length)
            ? null
            : Sentence(parameter, $"have {TextOf(parameter.Length)} characters", value);
    }

    private static string? RuleFor(TemplateParameter parameter, string item)
    {
        if (parameter.AllowedValues.Count > 0 && !parameter.AllowedValues.Contains(item, StringComparer.Ordinal))
        {
            return $"be one of {string.Join(", ", parameter.AllowedValues)}";
        }

        if (parameter.AllowedPattern is { } pattern && !Matches(item, pattern))
        {
            return $"match {pattern}";
        }

        if (!parameter.IsNumber)
        {
            return null;
        }

        if (!double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return "be a number";
        }

        return parameter.Range.Contain(number) ? null : $"be {TextOf(parameter.Range)}";
    }

    private static string Sentence(TemplateParameter parameter, string rule, string value)
    {
        var subject = parameter.IsList ? $"each item of parameter '{parameter.Name}'" : $"parameter '{parameter.Name}'";
        return $"{subject} must {rule}{(parameter.NoEcho ? "" : $", not '{value}'")}";
    }

    /// <summary>
    /// Whether the whole text matches. CloudFormation's patterns are those of Java: what only Java knows, or takes too
    /// long, is left to AWS.
    /// </summary>
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTime);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }

    private static string TextOf(ParameterBounds bounds) =>
        bounds switch
        {
            ({ } least, { } greatest) => $"{least} to {greatest}",
            ({ } least, null) => $"at least {least}",
            var (_, greatest) => $"at most {greatest}",
        };
}
