using System.Collections.Concurrent;
using System.Text;

/// <summary>
/// The console without secrets, and on GitHub without commands that somebody else slipped in. GitHub takes a line that begins with
/// <c>::</c>, or holds <c>##[</c>, for a command of the build; reasons of AWS and names of a template must not be able to give any.
/// </summary>
/// <param name="console">Where it all goes.</param>
/// <param name="isGuarded">Whether lines may be taken for commands there.</param>
internal sealed class GuardedOutput(TextWriter console, bool isGuarded) : TextWriter
{
    private const string Mask = "***";

    /// <summary>Shorter values say nothing, and would be found in every other word.</summary>
    private const int ShortestSecret = 4;

    private readonly ConcurrentDictionary<string, bool> _secrets = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private bool _atLineStart = true;

    public override Encoding Encoding => console.Encoding;

    public override string NewLine => console.NewLine;

    /// <summary>From now on shows a secret as <c>***</c>; of a URL also its last part alone.</summary>
    internal void Hide(string? secret)
    {
        if (secret is not { Length: >= ShortestSecret })
            return;
        _secrets[secret] = true;
        if (Uri.TryCreate(secret, UriKind.Absolute, out var url) && url.Segments[^1] is { Length: >= 2 * ShortestSecret } last)
            _secrets[last] = true;
    }

    /// <summary>A text without the secrets, the longest first: one may be part of another.</summary>
    internal string Masked(string text) => _secrets.Keys.OrderByDescending(s => s.Length).Aggregate(text, (now, secret) => now.Replace(secret, Mask, StringComparison.Ordinal));

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        var text = Masked(value);
        lock (_gate)
        {
            console.Write(isGuarded ? WithoutCommands(text) : text);
            _atLineStart = text[^1] == '\n';
        }
    }

    // Each line at once, so that lines of two threads cannot mix.
    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void WriteLine() => Write(NewLine);

    public override void Flush() => console.Flush();

    /// <summary>
    /// What is written at once begins with the level of the message, or is a command of the build's own. So only the first line of
    /// it can be a command; one further down stands in the middle of somebody's text.
    /// </summary>
    private string WithoutCommands(string text)
    {
        var lines = text.Replace("##[", "## [", StringComparison.Ordinal).Split('\n');
        for (var i = _atLineStart ? 1 : 0; i < lines.Length; i++)
        {
            var start = lines[i].Length - lines[i].TrimStart().Length;
            if (lines[i].AsSpan(start).StartsWith("::"))
                lines[i] = lines[i].Insert(start + 1, " ");
        }
        return string.Join('\n', lines);
    }
}
