using Spectre.Console;
using Spectre.Console.Rendering;

namespace AiChef.Targets.Output;

/// <summary>
/// Draws the rows of stacks as lines of a terminal. The one class that uses Spectre.Console, whose assemblies are
/// loaded only when a live view is shown.
/// </summary>
/// <param name="hasColors">Whether the lines have colours.</param>
internal sealed class StackBoardLines(bool hasColors)
{
    private const int SignWidth = 1;

    /// <summary>How long one frame of the spinner stays.</summary>
    internal static TimeSpan FrameTime => Spinner.Known.Dots.Interval;

    /// <summary>One line a row, none as long as the terminal is wide, and as many as fit into the height.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="frame">Which frame of the spinner is shown.</param>
    /// <param name="width">The columns of the terminal.</param>
    /// <param name="height">The lines that may be used, at least 2.</param>
    internal IReadOnlyList<string> Of(IReadOnlyList<StackRowText> rows, int frame, int width, int height)
    {
        if (rows.Count == 0)
        {
            return [];
        }
        var shown = rows.Count <= height ? rows : [.. rows.Take(height - 1)];
        using var writer = new StringWriter { NewLine = "\n" };
        Console(writer, width).Write(Grid(shown, frame, width));
        var lines = writer.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd());
        return shown.Count == rows.Count ? [.. lines] : [.. lines, $"  and {rows.Count - shown.Count} more"];
    }

    private static Grid Grid(IReadOnlyList<StackRowText> rows, int frame, int width)
    {
        var widths = Widths(rows, width);
        var grid = new Grid { Expand = false };
        foreach (var columns in widths)
        {
            grid.AddColumn(
                new GridColumn
                {
                    Width = columns,
                    NoWrap = true,
                    Padding = new Padding(0, 0, 1, 0),
                }
            );
        }
        foreach (var row in rows)
        {
            grid.AddRow(
                new Text(Sign(row, frame), StyleOf(row)),
                Cell(row.Name, widths[1], Style.Plain),
                Cell(row.State, widths[2], StyleOf(row)),
                Cell(Elapsed(row).PadLeft(widths[3]), widths[3], Style.Plain),
                Cell(row.Last, widths[4], new Style(decoration: Decoration.Dim))
            );
        }
        return grid;
    }

    /// <summary>
    /// The columns of sign, name, state, elapsed time and last event; the last event gets what the others leave.
    /// </summary>
    private static int[] Widths(IReadOnlyList<StackRowText> rows, int width)
    {
        var elapsed = rows.Max(row => Elapsed(row).Length);
        // The last column of a terminal stays free: some break the line once it is full.
        var room = Math.Max(width - 1 - SignWidth - elapsed - 4, 4);
        var name = Math.Min(Widest(rows, row => row.Name), room / 2);
        var state = Math.Min(Widest(rows, row => row.State), room - name - 1);
        return [SignWidth, name, state, elapsed, Math.Max(room - name - state - 1, 1)];
    }

    private static string Sign(StackRowText row, int frame)
    {
        var frames = Spinner.Known.Dots.Frames;
        return row.Succeeded switch
        {
            null => frames[frame % frames.Count],
            true => "✓",
            false => "✗",
        };
    }

    /// <summary>A text as it is: it is no markup, whatever brackets are in it.</summary>
    private static Text Cell(string text, int width, Style style)
    {
        var segment = new Segment(text);
        return segment.CellCount() <= width
            ? new Text(text, style)
            : new Text($"{Segment.Truncate(segment, width - 1)?.Text}…", style);
    }

    private static Style StyleOf(StackRowText row) =>
        new(
            row.Succeeded switch
            {
                null => Color.Aqua,
                true => Color.Green,
                false => Color.Red,
            }
        );

    private static string Elapsed(StackRowText row) => $"{(int)row.Elapsed.TotalMinutes}:{row.Elapsed.Seconds:00}";

    private static int Widest(IReadOnlyList<StackRowText> rows, Func<StackRowText, string> text) =>
        Math.Max(rows.Max(row => new Segment(text(row)).CellCount()), 1);

    private IAnsiConsole Console(TextWriter writer, int width)
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = hasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        console.Profile.Width = width;
        return console;
    }
}
