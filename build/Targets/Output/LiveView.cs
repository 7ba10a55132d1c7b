namespace AiChef.Targets.Output;

/// <summary>
/// Shows the stacks that a run works on at the foot of the terminal, while the log continues above. Where standard
/// output is no terminal, or lines cannot be drawn again, there is no view and the log tells all.
/// </summary>
/// <param name="board">The rows.</param>
/// <param name="time">The clock.</param>
internal sealed class LiveView(StackBoard board, TimeProvider time)
{
    /// <summary>The least height of a terminal in which a view leaves room for the log.</summary>
    private const int LeastHeight = 6;

    private TerminalScreen? _screen;

    /// <summary>From now on shows the view on this screen.</summary>
    internal void Use(TerminalScreen screen) => _screen = screen;

    /// <summary>Shows the view until it is disposed.</summary>
    internal IDisposable Begin() =>
        _screen is not null && Console.WindowHeight >= LeastHeight ? new Shown(_screen, board, time) : Nothing.Instance;

    private sealed class Shown : IDisposable
    {
        private readonly TerminalScreen _screen;
        private readonly ITimer _timer;
        private int _frame;

        internal Shown(TerminalScreen screen, StackBoard board, TimeProvider time)
        {
            _screen = screen;
            var lines = new StackBoardLines(TerminalColors.AreWanted);
            screen.Show(() => lines.Of(board.Rows, _frame, Console.WindowWidth, Console.WindowHeight / 2));
            _timer = time.CreateTimer(_ => Refresh(), null, StackBoardLines.FrameTime, StackBoardLines.FrameTime);
        }

        public void Dispose()
        {
            _timer.Dispose();
            _screen.Hide();
        }

        private void Refresh()
        {
            _frame++;
            _screen.Refresh();
        }
    }

    private sealed class Nothing : IDisposable
    {
        internal static Nothing Instance { get; } = new();

        public void Dispose() { }
    }
}
