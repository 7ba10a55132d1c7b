using System.Text.RegularExpressions;

namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// GitHub's expression language, as far as the workflows here use it; anything else is refused by name.
/// </summary>
/// <remarks>https://docs.github.com/en/actions/reference/workflows-and-actions/expressions</remarks>
/// <param name="contexts">The contexts by name; an object is a dictionary, and one that ignores case, as GitHub's
/// do.</param>
/// <param name="status">How what came before has ended.</param>
internal sealed partial class Expressions(IReadOnlyDictionary<string, object?> contexts, Conclusion status)
{
    /// <summary>A text in which each ${{ }} is replaced by its value.</summary>
    public string Text(string text) =>
        Embedded().Replace(text, match => ExpressionValues.Text(Value(match.Groups["inner"].Value)));

    /// <summary>
    /// Whether an <c>if</c> lets a step or a job run. Without a status function it also wants success of what came
    /// before.
    /// </summary>
    public bool Condition(string? condition)
    {
        if (string.IsNullOrWhiteSpace(condition))
        {
            return status == Conclusion.Success;
        }

        var expression =
            Embedded().Match(condition) is { Success: true } match && match.Value == condition.Trim()
                ? match.Groups["inner"].Value
                : condition;
        var tokens = ExpressionToken.Read(expression);
        var asksForStatus = tokens
            .Zip(tokens.Skip(1))
            .Any(pair =>
                pair.First is { Kind: TokenKind.Name, Text: "success" or "failure" or "cancelled" or "always" }
                && pair.Second.Is("(")
            );
        return (asksForStatus || status == Conclusion.Success) && ExpressionValues.IsTrue(Value(expression));
    }

    /// <summary>The value of an expression without the braces: null, a bool, a double, a string or an object.</summary>
    public object? Value(string expression) => new ExpressionReader(expression, Context, Call).Read();

    private object? Context(string name) =>
        contexts.TryGetValue(name, out var value) ? value : throw new FormatException($"there is no context '{name}'");

    private object? Call(string function, IReadOnlyList<object?> arguments) =>
        (function.ToLowerInvariant(), arguments.Count) switch
        {
            ("success", 0) => status == Conclusion.Success,
            ("failure", 0) => status == Conclusion.Failure,
            ("cancelled", 0) => status == Conclusion.Cancelled,
            ("always", 0) => true,
            ("tojson", 1) => ExpressionValues.Json(arguments[0]),
            // A cache only has to be found again, so any constant will do.
            ("hashfiles", > 0) => new string('0', 64),
            _ => throw new FormatException($"the function {function} with {arguments.Count} arguments is not modelled"),
        };

    // A text in quotes may hold the closing braces.
    [GeneratedRegex(@"\$\{\{(?<inner>(?:'[^']*'|[^'])*?)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Embedded();
}
