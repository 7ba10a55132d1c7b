namespace AiChef.LocalCloud.Logs;

/// <summary>All plain terms, at least one of those with "?", none of those with "-".</summary>
internal sealed class TermPattern : FilterPattern
{
    private readonly List<Func<string, bool>> _all = [];
    private readonly List<Func<string, bool>> _any = [];
    private readonly List<Func<string, bool>> _none = [];

    public override bool Matches(string message) =>
        _all.TrueForAll(term => term(message))
        && !_none.Exists(term => term(message))
        && (_any.Count == 0 || _any.Exists(term => term(message)));

    public static TermPattern Read(string text)
    {
        var pattern = new TermPattern();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var list = text[at] switch
            {
                '-' => pattern._none,
                '?' => pattern._any,
                _ => pattern._all,
            };
            at += text[at] is '-' or '?' ? 1 : 0;
            list.Add(Term(text, ref at));
        }

        return pattern;
    }

    private static Func<string, bool> Term(string text, ref int at)
    {
        var quote = at < text.Length && text[at] is '"' or '%' ? text[at] : ' ';
        var start = quote == ' ' ? at : at + 1;
        var end = start >= text.Length ? -1 : text.IndexOf(quote, start);
        if (end < 0)
        {
            end = quote == ' ' ? text.Length : throw LogsErrors.InvalidParameter("Invalid filter pattern");
        }

        var term = text[start..end];
        at = end + 1;
        if (quote == '%')
        {
            var expression = Expression(term);
            return expression.IsMatch;
        }

        return message => message.Contains(term, StringComparison.Ordinal);
    }
}
