using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.Lambda;

/// <summary>
/// What names a function in a request: its name, a partial ARN or an ARN, each with or without a version or alias.
/// </summary>
internal sealed partial record FunctionName(string Name, string? Qualifier)
{
    private const string Pattern =
        @"(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?"
        + @"([a-zA-Z0-9-_\.]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?";

    private const int MaxLength = 140;

    /// <summary>Reads a name; a qualifier given beside it must not contradict the one inside.</summary>
    public static FunctionName Parse(string text, string? qualifier = null)
    {
        var match = Shape().Match(text);
        if (!match.Success)
        {
            throw LambdaErrors.Validation(
                text,
                "functionName",
                $"Member must satisfy regular expression pattern: {Pattern}"
            );
        }

        if (text.Length > MaxLength)
        {
            throw LambdaErrors.Validation(
                text,
                "functionName",
                $"Member must have length less than or equal to {MaxLength}"
            );
        }

        var inside = match.Groups["qualifier"] is { Success: true } group ? group.Value : null;
        if (inside is not null && qualifier is not null && inside != qualifier)
        {
            throw LambdaErrors.Invalid(
                "The derived qualifier from the function name does not match the specified qualifier."
            );
        }

        return new FunctionName(match.Groups["name"].Value, inside ?? qualifier);
    }

    /// <summary>The ARN, with the version or alias when there is one.</summary>
    public string Arn(Scope scope) => Arn(scope, Name, Qualifier);

    public static string Arn(Scope scope, string name, string? qualifier = null) =>
        scope.Arn("lambda", $"function:{name}{(qualifier is null ? "" : ":" + qualifier)}");

    [GeneratedRegex(
        @"^(arn:aws[a-zA-Z-]*:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d:)?(\d{12}:)?(function:)?"
            + @"(?<name>[a-zA-Z0-9-_\.]+)(:(?<qualifier>\$LATEST|[a-zA-Z0-9-_]+))?$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Shape();
}
