using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AiChef.Tests.Targets;

/// <summary>A named pipe that is full: whoever writes into it waits until it is drained.</summary>
internal sealed class FullPipe : IAsyncDisposable
{
    private const int GetPipeSize = 1032;

    private readonly string _path;
    private readonly FileStream _stream;
    private Task _draining = Task.CompletedTask;

    private FullPipe(string path)
    {
        _path = path;
        // Open for both, so that neither this nor the other side waits for somebody to open it.
        _stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _stream.Write(new byte[Control(_stream.SafeFileHandle, GetPipeSize)]);
    }

    public static async Task<FullPipe> CreateAsync(string path)
    {
        using var make = Process.Start("mkfifo", [path]);
        await make.WaitForExitAsync();
        return new FullPipe(path);
    }

    public bool IsOpenedBy(int process) =>
        new DirectoryInfo($"/proc/{process}/fd").EnumerateFiles().Any(x => x.LinkTarget == _path);

    /// <summary>From now on nobody waits.</summary>
    public void Drain() =>
        _draining = Task.Run(() =>
        {
            var buffer = new byte[4096];
            while (_stream.Read(buffer) > 0 && File.Exists(_path)) { }
        });

    public async ValueTask DisposeAsync()
    {
        File.Delete(_path);
        await _stream.WriteAsync(new byte[1]);
        await _draining;
        await _stream.DisposeAsync();
    }

    [DllImport("libc", EntryPoint = "fcntl")]
    private static extern int Control(SafeHandle file, int command);
}
