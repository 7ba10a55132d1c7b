using Serilog.Events;

namespace Nuke.Common;

/// <summary>
/// How a host marks its lines. NUKE writes the codes of ANSI wherever TERM begins with xterm, redirected or not, and
/// leaves colours to the console everywhere else, which does without them when it is redirected.
/// </summary>
internal abstract class HostTheme
{
    internal static HostTheme Ansi { get; } = new AnsiTheme();

    internal static HostTheme Default { get; } = HasAnsi ? Ansi : new ConsoleTheme();

    private static bool HasAnsi =>
        Environment.GetEnvironmentVariable("TERM")?.StartsWith("xterm", StringComparison.OrdinalIgnoreCase) ?? false;

    internal static HostStyle StyleOf(LogEventLevel level) =>
        level switch
        {
            LogEventLevel.Verbose => HostStyle.Verbose,
            LogEventLevel.Debug => HostStyle.Debug,
            LogEventLevel.Information => HostStyle.Information,
            LogEventLevel.Warning => HostStyle.Warning,
            _ => HostStyle.Error,
        };

    internal abstract void Write(string text, HostStyle style);

    internal abstract void EndLine();

    internal abstract string Format(string text, HostStyle style);

    /// <summary>One line; an empty one holds a space without width, which GitHub does not drop.</summary>
    internal void WriteLine(string text, HostStyle style)
    {
        Write(string.IsNullOrWhiteSpace(text) ? "\u200b" : text, style);
        EndLine();
    }

    private sealed class AnsiTheme : HostTheme
    {
        private const string Reset = "\e[0m";

        // A line is handed over as one text, so that lines of several threads cannot mix.
        [ThreadStatic]
        private static string _line;

        internal override void Write(string text, HostStyle style) => _line += Format(text, style);

        internal override void EndLine()
        {
            var line = _line;
            _line = null;
            Console.Out.WriteLine(line);
        }

        internal override string Format(string text, HostStyle style) =>
            text is "" or "\u200b" ? text : $"{Code(style)}{text}{Reset}";

        private static string Code(HostStyle style) =>
            style switch
            {
                HostStyle.Text => "\e[39m",
                HostStyle.Secondary => "\e[38;5;247m",
                HostStyle.Success => "\e[32;1m",
                HostStyle.Verbose => "\e[90;1m",
                HostStyle.Debug => "\e[39;1m",
                HostStyle.Information => "\e[38;5;45;1m",
                HostStyle.Warning => "\e[38;5;214;1m",
                _ => "\e[38;5;196;1m",
            };
    }

    private sealed class ConsoleTheme : HostTheme
    {
        internal override void Write(string text, HostStyle style)
        {
            if (Color(style) is not { } color)
            {
                Console.Out.Write(text);
                return;
            }

            Console.ForegroundColor = color;
            Console.Out.Write(text);
            Console.ResetColor();
        }

        internal override void EndLine() => Console.Out.WriteLine();

        internal override string Format(string text, HostStyle style) => text;

        private static ConsoleColor? Color(HostStyle style) =>
            style switch
            {
                HostStyle.Secondary or HostStyle.Verbose => ConsoleColor.Gray,
                HostStyle.Success => ConsoleColor.Green,
                HostStyle.Information => ConsoleColor.Cyan,
                HostStyle.Warning => ConsoleColor.Yellow,
                HostStyle.Error => ConsoleColor.Red,
                _ => null,
            };
    }
}
