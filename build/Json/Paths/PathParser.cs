using System.Globalization;
using System.Text;

namespace AiChef.Json.Paths;

/// <summary>Reads the text of a JSONPath from left to right.</summary>
internal sealed class PathParser(string text)
{
    private int _at;

    private bool AtEnd => _at >= text.Length;

    public (PathRoot Root, string? Variable) ReadRoot()
    {
        Expect('$');
        if (AtEnd || text[_at] is '.' or '[')
        {
            return (PathRoot.Input, null);
        }

        if (text[_at] == '$')
        {
            _at++;
            return (PathRoot.Context, null);
        }

        var name = ReadName();
        if (!IsVariableName(name))
        {
            throw Invalid();
        }

        return (PathRoot.Variable, name);
    }

    public List<PathSegment> ReadSegments()
    {
        var segments = new List<PathSegment>();
        while (!AtEnd)
        {
            segments.Add(ReadSegment());
        }

        return segments;
    }

    public static bool IsVariableName(string name) =>
        name.Length is > 0 and <= 80
        && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(c => char.IsLetterOrDigit(c) || c == '_');

    private PathSegment ReadSegment()
    {
        if (text[_at] == '[')
        {
            return ReadBracket();
        }

        Expect('.');
        if (!AtEnd && text[_at] == '.')
        {
            _at++;
            return new DescentSegment(!AtEnd && text[_at] == '[' ? ReadBracket() : ReadDotted());
        }

        // "$.['name']" is accepted by the library AWS uses
        return !AtEnd && text[_at] == '[' ? ReadBracket() : ReadDotted();
    }

    private PathSegment ReadDotted()
    {
        if (!AtEnd && text[_at] == '*')
        {
            _at++;
            return new WildcardSegment();
        }

        return new PropertySegment(ReadName());
    }

    private string ReadName()
    {
        var start = _at;
        while (!AtEnd && text[_at] is not ('.' or '[' or '(' or ')' or ' ' or '\'' or '"' or ',' or '{' or '}'))
        {
            _at++;
        }

        return _at == start || (!AtEnd && text[_at] is not ('.' or '[')) ? throw Invalid() : text[start.._at];
    }

    private PathSegment ReadBracket()
    {
        Expect('[');
        if (AtEnd)
        {
            throw Invalid();
        }

        if (text[_at] == '?')
        {
            return ReadFilter();
        }

        if (text[_at] is '\'' or '"')
        {
            return ReadNames();
        }

        var end = text.IndexOf(']', _at);
        if (end < 0)
        {
            throw Invalid();
        }

        var inner = text[_at..end].Trim();
        _at = end + 1;
        if (inner == "*")
        {
            return new WildcardSegment();
        }

        return inner.Contains(':', StringComparison.Ordinal)
            ? ReadSlice(inner)
            : new IndexSegment([.. inner.Split(',').Select(Number)]);
    }

    private SliceSegment ReadSlice(string inner)
    {
        var parts = inner.Split(':');
        int? Part(int index) =>
            index < parts.Length && parts[index].Trim() is { Length: > 0 } number ? Number(number) : null;
        var step = Part(2) ?? 1;
        return parts.Length > 3 || step < 1 ? throw Invalid() : new SliceSegment(Part(0), Part(1), step);
    }

    private PathSegment ReadNames()
    {
        var names = new List<string>();
        while (true)
        {
            names.Add(ReadQuoted());
            SkipBlanks();
            if (!AtEnd && text[_at] == ',')
            {
                _at++;
                SkipBlanks();
                continue;
            }

            Expect(']');
            return names.Count == 1 ? new PropertySegment(names[0]) : new PropertiesSegment(names);
        }
    }

    private string ReadQuoted()
    {
        if (AtEnd || text[_at] is not ('\'' or '"'))
        {
            throw Invalid();
        }

        var quote = text[_at++];
        var name = new StringBuilder();
        while (!AtEnd && text[_at] != quote)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
            {
                _at++;
            }

            name.Append(text[_at++]);
        }

        Expect(quote);
        return name.ToString();
    }

    private FilterSegment ReadFilter()
    {
        Expect('?');
        Expect('(');
        var start = _at;
        var end = FilterReader.EndOf(text, start);
        var inner = text[start..end];
        _at = end + 1;
        Expect(']');
        return new FilterSegment(new FilterReader(inner).Read(), inner);
    }

    private int Number(string number) =>
        int.TryParse(number.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Invalid();

    private void SkipBlanks()
    {
        while (!AtEnd && text[_at] == ' ')
        {
            _at++;
        }
    }

    private void Expect(char expected)
    {
        if (AtEnd || text[_at] != expected)
        {
            throw Invalid();
        }

        _at++;
    }

    private FormatException Invalid() => new($"'{text}' is not a valid JSONPath (at {_at}).");
}
