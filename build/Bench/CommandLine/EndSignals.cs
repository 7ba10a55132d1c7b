using System.Runtime.InteropServices;

namespace AiChef.Bench.CommandLine;

/// <summary>Ctrl-C and the signals by which systems end a program: they cancel, and nothing is left running.</summary>
internal sealed class EndSignals : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<PosixSignalRegistration> _registrations;

    internal EndSignals() =>
        _registrations = [
            .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal =>
                PosixSignalRegistration.Create(signal, Cancel)
            ),
        ];

    /// <summary>Is cancelled by a signal.</summary>
    internal CancellationToken Token => _cancellation.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _cancellation.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        context.Cancel = true;
        _cancellation.Cancel();
    }
}
