using System.Globalization;
using Nuke.Common.Execution;
using Nuke.Common.Utilities;

namespace Nuke.Common;

[System.ComponentModel.TypeConverter(typeof(HostSelection.Converter))]
public class Host
{
    protected Host() => Instance = this;

    /// <summary>The host that was made last; null until the build chooses one.</summary>
    internal static Host Instance { get; private set; }

    internal virtual HostTheme Theme => HostTheme.Default;

    protected internal void WriteLogo()
    {
        string[] logo =
        [
            "███╗   ██╗██╗   ██╗██╗  ██╗███████╗",
            "████╗  ██║██║   ██║██║ ██╔╝██╔════╝",
            "██╔██╗ ██║██║   ██║█████╔╝ █████╗  ",
            "██║╚██╗██║██║   ██║██╔═██╗ ██╔══╝  ",
            "██║ ╚████║╚██████╔╝██║  ██╗███████╗",
            "╚═╝  ╚═══╝ ╚═════╝ ╚═╝  ╚═╝╚══════╝",
        ];
        Debug();
        foreach (var line in logo)
        {
            Debug(line.Replace(' ', '\u00a0'));
        }

        Debug();
    }

    protected internal virtual IDisposable WriteBlock(string text)
    {
        Debug();
        Debug("╬" + new string('═', text.Length + 5));
        foreach (var line in text.Split(Environment.NewLine))
        {
            Debug($"║ {Theme.Format(line, HostStyle.Information)}");
        }

        Debug("╬" + new string('═', Math.Max(text.Length - 4, 2)));
        Debug();
        return DelegateDisposable.CreateBracket();
    }

    protected internal virtual void ReportWarning(string text, string details = null) { }

    protected internal virtual void ReportError(string text, string details = null) { }

    protected internal virtual bool FilterMessage(string message) => false;

    protected internal virtual void WriteErrorsAndWarnings()
    {
        var events = Logging.InMemorySink.Instance.LogEvents;
        if (events.Count == 0)
        {
            return;
        }

        using (WriteBlock("Errors & Warnings"))
        {
            var sink = new ConsoleSink(Theme, hasTimestamps: false);
            foreach (var logEvent in events.Where(x => x.MessageTemplate.Text.Length > 0))
            {
                sink.Repeat(logEvent);
            }
        }
    }

    protected internal virtual void WriteTargetOutcome(INukeBuild build)
    {
        foreach (var (text, write) in SummaryTable.Lines(build))
        {
            write(text);
        }
    }

    protected internal virtual void WriteBuildOutcome(INukeBuild build)
    {
        Debug();
        var now = DateTime.Now.ToString(CultureInfo.CurrentCulture);
        if (build.IsSucceeding)
        {
            Success($"Build succeeded on {now}. ＼（＾ᴗ＾）／");
        }
        else
        {
            Error($"Build failed on {now}. (╯°□°）╯︵ ┻━┻");
        }
    }

    internal static void Debug(string text = null) => Write(text, HostStyle.Debug);

    internal static void Information(string text = null) => Write(text, HostStyle.Information);

    internal static void Success(string text) => Write(text, HostStyle.Success);

    internal static void Warning(string text) => Write(text, HostStyle.Warning);

    internal static void Error(string text) => Write(text, HostStyle.Error);

    private static void Write(string text, HostStyle style) =>
        (Instance?.Theme ?? HostTheme.Default).WriteLine(text, style);
}
