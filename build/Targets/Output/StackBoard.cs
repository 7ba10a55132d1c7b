namespace AiChef.Targets.Output;

/// <summary>The rows of all stacks whose last line is not yet in the log, in the order in which they began.</summary>
/// <param name="time">The clock.</param>
/// <param name="mask">Gives a text without its secrets.</param>
internal sealed class StackBoard(TimeProvider time, Func<string, string> mask)
{
    private readonly Lock _gate = new();
    private readonly List<StackRow> _rows = [];

    /// <summary>All rows, without secrets and without characters that would move the cursor.</summary>
    internal IReadOnlyList<StackRowText> Rows
    {
        get
        {
            List<StackRow> rows;
            lock (_gate)
            {
                rows = [.. _rows];
            }
            return
            [
                .. rows.Select(row => row.Text)
                    .Select(text =>
                        text with
                        {
                            Name = Plain(text.Name),
                            State = Plain(text.State),
                            Last = Plain(text.Last),
                        }
                    ),
            ];
        }
    }

    /// <summary>Adds a row, whose clock starts.</summary>
    internal StackRow Begin(string name)
    {
        var row = new StackRow(name, time);
        lock (_gate)
        {
            _rows.Add(row);
        }
        return row;
    }

    /// <summary>Takes a row away; from now on the log tells of the stack.</summary>
    internal void Remove(StackRow row)
    {
        lock (_gate)
        {
            _rows.Remove(row);
        }
    }

    private string Plain(string text) => string.Concat(mask(text).Select(c => char.IsControl(c) ? ' ' : c));
}
