namespace AiChef.Tests.Targets.Workflows.Jobs;

/// <summary>
/// A file such as GITHUB_OUTPUT, into which a step writes <c>name=value</c> or, for values of several lines,
/// <c>name&lt;&lt;END</c>, the lines and <c>END</c>.
/// </summary>
/// <remarks>
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings
/// </remarks>
internal static class CommandFile
{
    public static Dictionary<string, string> Read(string path) => Parse(File.ReadAllText(path));

    internal static Dictionary<string, string> Parse(string text)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        using var lines = text.Split('\n').AsEnumerable().GetEnumerator();
        while (lines.MoveNext())
        {
            var line = lines.Current;
            if (line.Length == 0)
            {
                continue;
            }

            var equals = line.IndexOf('=', StringComparison.Ordinal);
            var heredoc = line.IndexOf("<<", StringComparison.Ordinal);
            if (heredoc > 0 && (equals < 0 || heredoc < equals))
            {
                values[line[..heredoc]] = string.Join('\n', Until(lines, line[(heredoc + 2)..]));
            }
            else if (equals > 0)
            {
                values[line[..equals]] = line[(equals + 1)..];
            }
            else
            {
                throw new FormatException($"Invalid format '{line}'");
            }
        }
        return values;
    }

    private static List<string> Until(IEnumerator<string> lines, string end)
    {
        var read = new List<string>();
        while (lines.MoveNext())
        {
            if (lines.Current == end)
            {
                return read;
            }

            read.Add(lines.Current);
        }
        throw new FormatException($"Matching delimiter not found '{end}'");
    }
}
