using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace AiChef.Targets.Processes;

/// <summary>
/// Turns Ctrl-C and SIGTERM into a cancellation, so that a run tidies up and says how things stand instead of dying.
/// From its first moment on: a signal that comes before there is anything to cancel is kept until there is.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The one instance lives as long as the process.")]
internal sealed class Interruption
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _listeners;
    private bool _isEnding;
    private Action? _end;

    private Interruption() =>
        _registrations = [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
        ];

    /// <summary>Static, since signals are the process's, and NUKE lets nothing be passed to the build.</summary>
    internal static Interruption OfProcess { get; } = new();

    internal CancellationToken Token => _source.Token;

    /// <summary>
    /// True on the thread that runs the build. On Ctrl-C NUKE finishes the build on a thread of the signal's as well,
    /// at once, whatever the build's own thread is about to do.
    /// </summary>
    internal bool IsOnThreadOfBuild => Environment.CurrentManagedThreadId == _thread;

    /// <summary>From now on a signal ends the run with this action, unless somebody listens to the token.</summary>
    internal void EndBy(Action end)
    {
        lock (_gate)
        {
            _end = end;
        }
    }

    /// <summary>
    /// Registers somebody who listens to the token, until it is disposed. Does not return if a signal has already begun
    /// to end the process: a run ends once.
    /// </summary>
    internal IDisposable Listen()
    {
        bool isEnding;
        lock (_gate)
        {
            isEnding = _isEnding;
            _listeners++;
        }
        if (isEnding)
        {
            Thread.CurrentThread.Join(); // a thread that waits for itself waits until the process ends
        }
        return new Listener(this);
    }

    private void Cancel(PosixSignalContext context)
    {
        // The first signal is ours; a second one ends the process as usual.
        context.Cancel = !Token.IsCancellationRequested;
        _source.Cancel();
        Action? end;
        lock (_gate)
        {
            end = context.Cancel && _listeners == 0 ? _end : null;
            _isEnding |= end is not null;
        }
        end?.Invoke();
    }

    private sealed class Listener : IDisposable
    {
        private readonly Interruption _interruption;

        internal Listener(Interruption interruption) => _interruption = interruption;

        public void Dispose()
        {
            lock (_interruption._gate)
            {
                _interruption._listeners--;
            }
        }
    }
}
