using AiChef.Deployment.CloudFormation.Stacks;

namespace AiChef.Targets.Output;

/// <summary>The rows of all stacks whose last line is not yet in the log, in the order in which they began.</summary>
/// <param name="time">The clock.</param>
/// <param name="mask">Removes secrets from a text.</param>
internal sealed class StackBoard(TimeProvider time, Func<string, string> mask) : IProgress<StackProgress>
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

    /// <summary>Tells the row of the stack, or of the root of a nested stack.</summary>
    public void Report(StackProgress value)
    {
        StackRow? row;
        lock (_gate)
        {
            row = _rows.Find(row => row.Name == value.Stack.Split('/')[0]);
        }
        row?.Report(value);
    }

    /// <summary>Adds a row, whose clock starts.</summary>
    /// <param name="name">The stack's name.</param>
    /// <param name="state">Its state until more is known.</param>
    internal StackRow Begin(string name, string state = "starting")
    {
        var row = new StackRow(name, state, time);
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
