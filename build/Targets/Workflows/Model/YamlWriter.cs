using System.Text;
using System.Text.RegularExpressions;

namespace AiChef.Targets.Workflows.Model;

/// <summary>Writes YAML in block style: the same bytes on any machine, quotes only where YAML needs them.</summary>
internal sealed partial class YamlWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _startsItem;

    public override string ToString() => _text.ToString();

    /// <summary>An empty line.</summary>
    public void Gap() => _text.Append('\n');

    public void Comment(string text) => Line($"# {text}");

    public void Comment(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            _text.Append('#').Append(line.Length == 0 ? "" : " ").Append(line).Append('\n');
        }
    }

    /// <summary>A value that people may take for a number or truth value, and YAML too.</summary>
    public void Literal(string key, string value) => Line($"{key}: {value}");

    /// <summary>A text; of several lines as a block.</summary>
    public void Text(string key, string? value, string? comment = null)
    {
        if (value is null)
        {
            return;
        }

        if (!value.Contains('\n', StringComparison.Ordinal))
        {
            Line($"{key}: {Scalar(value)}{(comment is null ? "" : $" # {comment}")}");
            return;
        }
        Line($"{key}: |");
        _depth++;
        foreach (var line in value.TrimEnd('\n').Split('\n'))
        {
            Line(line);
        }

        _depth--;
    }

    public void Map(string key, Action content)
    {
        Line($"{key}:");
        _depth++;
        content();
        _depth--;
    }

    /// <summary>Texts by name; nothing when there are none.</summary>
    public void Map(string key, IReadOnlyList<(string Name, string Value)> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        Map(
            key,
            () =>
            {
                foreach (var (name, value) in entries)
                {
                    if (IsTruthValue(value))
                    {
                        Literal(name, value);
                    }
                    else
                    {
                        Text(name, value);
                    }
                }
            }
        );
    }

    /// <summary>A list of texts; nothing when there are none.</summary>
    public void List(string key, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
        {
            return;
        }

        Map(
            key,
            () =>
            {
                foreach (var item in items)
                {
                    Line($"- {Scalar(item)}");
                }
            }
        );
    }

    /// <summary>One map of a list of maps.</summary>
    public void Item(Action content)
    {
        _startsItem = true;
        _depth++;
        content();
        _depth--;
    }

    internal static string Scalar(string text) =>
        IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsPlain(string text) =>
        text.Length > 0
        && !Indicator().IsMatch(text)
        && !IsTruthValue(text)
        && !OtherThanText().IsMatch(text)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && text[^1] != ':'
        && text.Trim() == text;

    private static bool IsTruthValue(string text) => text is "true" or "false";

    /// <summary>How a plain scalar may not begin (YAML 1.2, 7.3.3).</summary>
    [GeneratedRegex(@"^(?:[!&*{}\[\],#|>@`""'%]|[-?:](?:\s|$))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Indicator();

    /// <summary>What readers of YAML 1.1 or 1.2 take for null, a truth value, a number or a date.</summary>
    [GeneratedRegex(
        @"^(?:~|null|yes|no|on|off|y|n|true|false|[-+.]?[0-9][-+.:_0-9a-z]*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex OtherThanText();

    private void Line(string text)
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 2 * (_startsItem ? _depth - 1 : _depth)).Append(_startsItem ? "- " : "").Append(text);
        }

        _text.Append('\n');
        _startsItem = false;
    }
}
