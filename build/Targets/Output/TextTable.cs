namespace AiChef.Targets.Output;

/// <summary>A table in plain text.</summary>
internal static class TextTable
{
    /// <summary>The rows with columns as wide as their widest cell; line breaks in cells become blanks.</summary>
    internal static IEnumerable<string> Lines(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var cells = rows.Select(row => row.Select(cell => cell.Trim().ReplaceLineEndings(" ")).ToList()).ToList();
        var widths = Enumerable
            .Range(0, cells[0].Count)
            .Select(column => cells.Max(row => row[column].Length))
            .ToArray();
        return cells.Select(row =>
            string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()
        );
    }
}
