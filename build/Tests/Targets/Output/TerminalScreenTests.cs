using AiChef.Targets.Output;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Output;

public sealed class TerminalScreenTests : IDisposable
{
    private readonly StringWriter _terminal = new() { NewLine = "\n" };
    private readonly TerminalScreen _screen;
    private readonly TextWriter _console;
    private int _width = 80;

    public TerminalScreenTests()
    {
        _screen = new TerminalScreen(_terminal, () => _width);
        _console = _screen.Above(_terminal);
    }

    public void Dispose()
    {
        _console.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public void A_line_is_written_above_the_view_which_is_drawn_again()
    {
        _screen.Show(() => ["one", "two"]);
        _console.WriteLine("a log line");
        _screen.Hide();
        _console.WriteLine("after");

        Shown().ShouldBe(["a log line", "after"]);
        _terminal.ToString().ShouldContain("\e[2A\e[0Ja log line\n\e[0mone");
    }

    [Fact]
    public void The_view_stands_below_all_lines_while_it_is_shown()
    {
        var step = 0;
        _screen.Show(() => [$"step {step}"]);
        _console.WriteLine("first");
        step = 1;
        _screen.Refresh();
        _console.WriteLine("second");

        Shown().ShouldBe(["first", "second", "step 1"]);
    }

    [Fact]
    public void A_line_that_comes_in_pieces_is_not_torn()
    {
        _screen.Show(() => ["view"]);
        _console.Write("12:00 ");
        _screen.Refresh();
        _console.Write("[INF] ");
        _screen.Refresh();
        _console.WriteLine("whole");

        Shown().ShouldBe(["12:00 [INF] whole", "view"]);
    }

    [Fact]
    public void Lines_that_a_narrower_terminal_broke_are_cleared_as_well()
    {
        _screen.Show(() => [$"\e[91m{new string('x', 70)}\e[0m"]);
        _width = 30;
        _screen.Hide();

        _terminal.ToString().ShouldEndWith("\r\e[3A\e[0J");
    }

    [Fact]
    public async Task Lines_of_many_threads_stay_whole()
    {
        _screen.Show(() => ["view"]);

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(thread =>
                    Task.Run(() =>
                    {
                        for (var line = 0; line < 50; line++)
                        {
                            _console.WriteLine($"line {thread}/{line}");
                            _screen.Refresh();
                        }
                    })
                )
        );
        _screen.Hide();

        var expected = Enumerable.Range(0, 8).SelectMany(t => Enumerable.Range(0, 50).Select(l => $"line {t}/{l}"));
        Shown().ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void A_frame_and_a_line_of_the_log_do_not_wait_for_each_other()
    {
        Exception? fault = null;
        var screen = new TerminalScreen(_terminal, WidthAsRuntimeReadsIt);
        var console = screen.Above(_terminal);
        screen.Show(() => ["view"]);
        var frame = new Thread(() => fault = Record.Exception(screen.Refresh)) { IsBackground = true };

        lock (Console.Out) // as Console.WriteLine does
        {
            frame.Start();
            SpinWait
                .SpinUntil(() => frame.ThreadState.HasFlag(ThreadState.WaitSleepJoin), BoundedWait.LimitInProcess)
                .ShouldBeTrue();
            console.WriteLine("a log line");
        }

        frame.Join(BoundedWait.LimitInProcess).ShouldBeTrue();
        fault.ShouldBeNull();
        Shown().ShouldBe(["a log line", "view"]);
    }

    private static int WidthAsRuntimeReadsIt()
    {
        Monitor.TryEnter(Console.Out, BoundedWait.LimitInProcess).ShouldBeTrue("the line waits for the frame");
        Monitor.Exit(Console.Out);
        return 80;
    }

    /// <summary>What a terminal shows: the cursor goes up, what is below it is cleared.</summary>
    private List<string> Shown()
    {
        var lines = new List<string> { "" };
        var text = _terminal.ToString();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\e')
            {
                var end = i;
                while (!char.IsAsciiLetter(text[end]))
                {
                    end++;
                }
                var count = text[(i + 2)..end];
                if (text[end] == 'A')
                {
                    var up = int.Parse(count, System.Globalization.CultureInfo.InvariantCulture);
                    lines[^1].ShouldBe("");
                    lines.RemoveRange(lines.Count - 1 - up, up);
                }
                i = end;
            }
            else if (text[i] == '\n')
            {
                lines.Add("");
            }
            else if (text[i] != '\r')
            {
                lines[^1] += text[i];
            }
        }
        lines[^1].ShouldBe("");
        lines.RemoveAt(lines.Count - 1);
        return lines;
    }
}
