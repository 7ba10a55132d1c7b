using System.Globalization;
using AiChef.Deployment.Operations.Logs;

namespace AiChef.Targets.Operations;

/// <summary>Writes lines of logs, each source in a colour of its own.</summary>
/// <param name="output">Where they go.</param>
/// <param name="sources">All sources.</param>
/// <param name="isColoured">Whether the output shows colours.</param>
internal sealed class LogPrinter(TextWriter output, IReadOnlyList<LogSource> sources, bool isColoured)
{
    private const string Reset = "\e[0m";

    /// <summary>Cyan, yellow, green, magenta, blue and their bright forms.</summary>
    private static readonly int[] Colours = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];

    private readonly int _width = sources.Max(static source => source.Name.Length);
    private readonly List<string> _groups = [.. sources.Select(static source => source.Group)];

    /// <summary>Writes them.</summary>
    internal void Write(IEnumerable<LogLine> lines)
    {
        foreach (var line in lines)
        {
            var time = line.Time.UtcDateTime.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
            var name = line.Source.Name.PadRight(_width);
            if (isColoured)
            {
                name = $"\e[{Colours[_groups.IndexOf(line.Source.Group) % Colours.Length]}m{name}{Reset}";
            }
            output.WriteLine($"{time}  {name}  {Printable(LogText.Unfolded(line.Message))}");
        }
    }

    /// <summary>A log may hold what callers sent: no sequence that a terminal obeys comes from it.</summary>
    private static string Printable(string text) =>
        text.Any(static c => char.IsControl(c) && c is not ('\n' or '\t'))
            ? string.Concat(text.Select(static c => char.IsControl(c) && c is not ('\n' or '\t') ? '\ufffd' : c))
            : text;
}
