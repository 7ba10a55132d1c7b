using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;

namespace Nuke.Common;

public class Host
{
    protected Host()
    {
    }

    protected internal void WriteLogo()
    {
        string[] logo =
        [
            "",
            "███╗   ██╗██╗   ██╗██╗  ██╗███████╗",
            "████╗  ██║██║   ██║██║ ██╔╝██╔════╝",
            "██╔██╗ ██║██║   ██║█████╔╝ █████╗  ",
            "██║╚██╗██║██║   ██║██╔═██╗ ██╔══╝  ",
            "██║ ╚████║╚██████╔╝██║  ██╗███████╗",
            "╚═╝  ╚═══╝ ╚═════╝ ╚═╝  ╚═╝╚══════╝",
            "",
        ];
        foreach (var line in logo)
            Debug(line);
    }

    protected internal virtual IDisposable WriteBlock(string text)
    {
        Debug();
        Debug("╬" + new string('═', text.Length + 5));
        Information($"║ {text}");
        Debug("╬" + new string('═', Math.Max(text.Length - 4, 2)));
        Debug();
        return DelegateDisposable.CreateBracket();
    }

    protected internal virtual void ReportWarning(string text, string details = null)
    {
    }

    protected internal virtual void ReportError(string text, string details = null)
    {
    }

    protected internal virtual bool FilterMessage(string message) => false;

    protected internal virtual void WriteErrorsAndWarnings()
    {
        var events = Logging.InMemorySink.Instance.LogEvents.Where(x => x.MessageTemplate.Text.Length > 0).ToList();
        if (events.Count == 0)
            return;
        using (WriteBlock("Errors & Warnings"))
        {
            foreach (var logEvent in events)
                ConsoleSink.Repeat(logEvent);
        }
    }

    protected internal virtual void WriteTargetOutcome(INukeBuild build)
    {
        foreach (var (text, write) in SummaryTable.Lines(build))
            write(text);
    }

    protected internal virtual void WriteBuildOutcome(INukeBuild build)
    {
        Debug();
        var now = DateTime.Now.ToString(CultureInfo.CurrentCulture);
        if (build.IsSucceeding)
            Success($"Build succeeded on {now}. ＼（＾ᴗ＾）／");
        else
            Error($"Build failed on {now}. (╯°□°）╯︵ ┻━┻");
    }

    internal virtual bool HasTimestamps => true;

    internal static void Debug(string text = "") => ConsoleOutput.WriteLine(text);

    internal static void Information(string text) => ConsoleOutput.WriteLine(text, ConsoleOutput.Cyan);

    internal static void Success(string text) => ConsoleOutput.WriteLine(text, ConsoleOutput.Green);

    internal static void Warning(string text) => ConsoleOutput.WriteLine(text, ConsoleOutput.Yellow);

    internal static void Error(string text) => ConsoleOutput.WriteLine(text, ConsoleOutput.Red);
}
