using System.Runtime.InteropServices;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, so that a run tidies up and says how things stand instead of dying.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;

    internal Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel),
    ];

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        // The first signal is ours; a second one ends the process as usual.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
