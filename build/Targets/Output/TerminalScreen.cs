using System.Text;

namespace AiChef.Targets.Output;

/// <summary>
/// A terminal with a view at its foot: whatever is written stands above the view, which is cleared before and drawn
/// again after it. The cursor stays visible, on the line below the view, so that a run that is killed leaves the
/// terminal as any other program does.
/// </summary>
/// <remarks>
/// All that touches the terminal holds one lock, that of <see cref="Console.Out"/>: the runtime takes it by itself, for
/// each text written to a console and for each look at a terminal's size, and whoever writes to the console holds it
/// already when the text arrives here. A lock of the screen's own would be taken before it by a frame and after it by
/// a line of the log, and the two would wait for each other.
/// </remarks>
/// <param name="terminal">Where the view is drawn.</param>
/// <param name="width">The columns of the terminal as they are now.</param>
internal sealed class TerminalScreen(TextWriter terminal, Func<int> width)
{
    private const string Escape = "\e[";
    private Func<IReadOnlyList<string>>? _view;
    private IReadOnlyList<int> _drawn = [];
    private bool _isAtLineStart = true;

    private static TextWriter Gate => Console.Out;

    /// <summary>Shows a view from now on.</summary>
    /// <param name="view">The lines of the view, asked whenever it is drawn; each with its colours, none longer than
    /// the terminal is wide.</param>
    internal void Show(Func<IReadOnlyList<string>> view)
    {
        lock (Gate)
        {
            _view = view;
            terminal.Write(Drawn());
            terminal.Flush();
        }
    }

    /// <summary>Draws the view as it is now.</summary>
    internal void Refresh()
    {
        lock (Gate)
        {
            if (_view is not null && _isAtLineStart)
            {
                terminal.Write(Cleared() + Drawn());
                terminal.Flush();
            }
        }
    }

    /// <summary>Takes the view away.</summary>
    internal void Hide()
    {
        lock (Gate)
        {
            terminal.Write(Cleared());
            terminal.Flush();
            _view = null;
        }
    }

    /// <summary>A stream of the console whose text stands above the view.</summary>
    internal TextWriter Above(TextWriter console) => new Writer(this, console);

    private void Write(TextWriter console, string text)
    {
        lock (Gate)
        {
            if (_view is null)
            {
                console.Write(text);
                _isAtLineStart = text[^1] == '\n';
                return;
            }
            terminal.Write(Cleared());
            terminal.Flush();
            console.Write(text);
            console.Flush();
            _isAtLineStart = text[^1] == '\n';
            // A line may come in pieces, one for each colour: the view waits for its end.
            if (_isAtLineStart)
            {
                terminal.Write(Drawn());
                terminal.Flush();
            }
        }
    }

    private string Drawn()
    {
        var lines = _view!();
        _drawn = [.. lines.Select(LengthOf)];
        return string.Concat(lines.Select(line => $"{Escape}0m{line}{Escape}0m\n"));
    }

    /// <summary>A terminal that became narrower since has broken its lines.</summary>
    private string Cleared()
    {
        var columns = Math.Max(width(), 1);
        var rows = _drawn.Sum(length => Math.Max(1, (length + columns - 1) / columns));
        _drawn = [];
        return rows == 0 ? "" : $"\r{Escape}{rows}A{Escape}0J";
    }

    private static int LengthOf(string line)
    {
        var (length, isSequence) = (0, false);
        foreach (var c in line)
        {
            length += isSequence || c == '\e' ? 0 : 1;
            isSequence = c == '\e' || (isSequence && (c == '[' || !char.IsAsciiLetter(c)));
        }
        return length;
    }

    private sealed class Writer(TerminalScreen screen, TextWriter console) : TextWriter
    {
        public override Encoding Encoding => console.Encoding;

        public override string NewLine => console.NewLine;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                screen.Write(console, value);
            }
        }

        // At once, so that lines of two threads cannot mix.
        public override void WriteLine(string? value) => Write(value + NewLine);

        public override void WriteLine() => Write(NewLine);

        public override void Flush() => console.Flush();
    }
}
