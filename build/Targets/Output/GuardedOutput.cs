using System.Text;

namespace AiChef.Targets.Output;

/// <summary>
/// A console stream without secrets and, on GitHub, without injected commands. GitHub reads a line that begins with
/// <c>::</c> or contains <c>##[</c> as a command; texts from AWS or a template must not become commands.
/// </summary>
/// <param name="console">The console.</param>
/// <param name="secrets">The secrets to hide.</param>
/// <param name="isGuarded">Whether lines could be read as commands.</param>
internal sealed class GuardedOutput(TextWriter console, SecretMask secrets, bool isGuarded) : TextWriter
{
    private readonly Lock _gate = new();
    private bool _atLineStart = true;

    public override Encoding Encoding => console.Encoding;

    public override string NewLine => console.NewLine;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        var text = secrets.Masked(value);
        lock (_gate)
        {
            console.Write(isGuarded ? WithoutCommands(text) : text);
            _atLineStart = text[^1] == '\n';
        }
    }

    // Each line is written at once, so that lines of two threads cannot mix.
    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void WriteLine() => Write(NewLine);

    public override void Flush() => console.Flush();

    /// <summary>
    /// What is written at once begins with the level of the message, or is a command of the build's own. So only its
    /// first line can be a command; later lines are part of a text.
    /// </summary>
    private string WithoutCommands(string text)
    {
        var lines = text.Replace("##[", "## [", StringComparison.Ordinal).Split('\n');
        for (var i = _atLineStart ? 1 : 0; i < lines.Length; i++)
        {
            var start = lines[i].Length - lines[i].TrimStart().Length;
            if (lines[i].AsSpan(start).StartsWith("::"))
            {
                lines[i] = lines[i].Insert(start + 1, " ");
            }
        }
        return string.Join('\n', lines);
    }
}
