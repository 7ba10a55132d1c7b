using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Utilities;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace AiChef.Targets.Output;

/// <summary>
/// Holds back the lines of one service or stack while another one is shown, and passes them on directly once it is its
/// turn.
/// </summary>
/// <param name="outer">The log of the service when this is the one of a stack; null for a service's own.</param>
internal sealed class HeldLog(HeldLog? outer = null) : ILogEventSink
{
    private readonly Lock _gate = new();
    private readonly Queue<Action> _held = new();
    private ILogger? _logger;
    private bool _open;

    internal ILogger Logger =>
        _logger ??= new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public void Emit(LogEvent logEvent) => Show(() => Log.Logger.Write(logEvent));

    /// <summary>Shows the held lines, and from now on every line at once.</summary>
    internal void Open()
    {
        lock (_gate)
        {
            while (_held.TryDequeue(out var show))
            {
                Pass(show);
            }

            _open = true;
        }
    }

    /// <summary>Does something once all that was said before is shown.</summary>
    internal void Then(Action action) => Show(action);

    /// <summary>
    /// Begins a group in GitHub's log; its lines must not mix with others. Elsewhere there are no groups.
    /// </summary>
    internal IDisposable Group(string name) =>
        GitHubActions.Instance is { } github
            ? DelegateDisposable.CreateBracket(
                () => Show(() => github.Group(name)),
                () => Show(() => github.EndGroup(name))
            )
            : DelegateDisposable.CreateBracket();

    private void Show(Action show)
    {
        lock (_gate)
        {
            if (_open)
            {
                Pass(show);
            }
            else
            {
                _held.Enqueue(show);
            }
        }
    }

    private void Pass(Action show)
    {
        if (outer is null)
        {
            show();
        }
        else
        {
            outer.Show(show);
        }
    }
}
