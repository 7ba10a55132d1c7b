using System.Text.RegularExpressions;

namespace AiChef.LocalCloud.CloudWatch;

/// <summary>The rule of a composite alarm.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutCompositeAlarm.html: states of alarms, TRUE
/// and FALSE, joined by AND, OR and NOT with parentheses; NOT binds before AND, AND before OR.
/// </remarks>
internal sealed partial class AlarmRule
{
    private readonly List<Token> _tokens;
    private readonly HashSet<string> _alarms = new(StringComparer.Ordinal);
    private int _at;

    private AlarmRule(string text)
    {
        _tokens = [.. Tokens().Matches(text).Select(static match => new Token(match.Value, match.Index))];
        Holds = Either();
        if (_at < _tokens.Count)
        {
            throw Unsupported();
        }
    }

    /// <summary>Whether the rule is true, by the states of alarms.</summary>
    public Func<Func<string, string?>, bool> Holds { get; }

    /// <summary>The names of the alarms that the rule names by name or ARN.</summary>
    public IReadOnlyCollection<string> Alarms => _alarms;

    /// <summary>Reads a rule.</summary>
    /// <exception cref="Wire.AwsException">It is none: ValidationError, with the place.</exception>
    public static AlarmRule Parse(string text) =>
        text.Length == 0 || text != text.Trim() ? throw CloudWatchErrors.RuleWithBlanks() : new AlarmRule(text);

    /// <summary>The name in an alarm's name or ARN.</summary>
    public static string NameOf(string alarm) => alarm.Split(":alarm:", 2) is [_, var name] ? name : alarm;

    private Func<Func<string, string?>, bool> Either()
    {
        var left = Both();
        while (Takes("OR"))
        {
            var (first, second) = (left, Both());
            left = states => first(states) || second(states);
        }

        return left;
    }

    private Func<Func<string, string?>, bool> Both()
    {
        var left = Not();
        while (Takes("AND"))
        {
            var (first, second) = (left, Not());
            left = states => first(states) && second(states);
        }

        return left;
    }

    private Func<Func<string, string?>, bool> Not()
    {
        if (Takes("NOT"))
        {
            var inner = Not();
            return states => !inner(states);
        }

        if (Takes("TRUE"))
        {
            return static _ => true;
        }

        if (Takes("FALSE"))
        {
            return static _ => false;
        }

        if (Takes("("))
        {
            var inner = Either();
            Need(")");
            return inner;
        }

        return State();
    }

    private Func<Func<string, string?>, bool> State()
    {
        var state = Peek()?.Text;
        if (state is not (Alarm.InAlarm or Alarm.Fine or Alarm.InsufficientData))
        {
            throw Unsupported();
        }

        _at++;
        Need("(");
        var token = Peek() ?? throw Unsupported();
        if (token.Text is "(" or ")")
        {
            throw Unsupported();
        }

        _at++;
        Need(")");
        var name = NameOf(token.Text.Trim('"'));
        _alarms.Add(name);
        return states => states(name) == state;
    }

    private Token? Peek() => _at < _tokens.Count ? _tokens[_at] : null;

    private bool Takes(string text)
    {
        if (Peek()?.Text != text)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Need(string text)
    {
        if (!Takes(text))
        {
            throw Unsupported();
        }
    }

    private Wire.AwsException Unsupported() =>
        Peek() is { } token
            ? CloudWatchErrors.InvalidRule($"Unsupported token '{token.Text}' at char {token.Index}")
            : CloudWatchErrors.InvalidRule("Unexpected end of the rule");

    [GeneratedRegex("""\(|\)|"[^"]*"|[^\s()"]+""")]
    private static partial Regex Tokens();

    private sealed record Token(string Text, int Index);
}
