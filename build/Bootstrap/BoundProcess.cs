using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AiChef.Compilation;

/// <summary>
/// A program that never outlives the process that started it, nor leaves a process of its own behind: one that went on
/// would write into the output of the next run. build/Targets compiles this file as well.
/// </summary>
/// <remarks>
/// On Linux and macOS a shell starts the program in a process group of its own and ends the group as soon as its own
/// standard input ends, which the system closes with this process, also when that is killed. On Windows the processes
/// are ended with a cancellation only.
/// </remarks>
public sealed class BoundProcess : IDisposable
{
    /// <summary>
    /// "set -m" gives each job a group. The traps keep the shell alive at Ctrl-C, which this process answers; a trap,
    /// unlike an ignored signal, is not inherited. What the shell itself says of its jobs goes nowhere.
    /// </summary>
    private const string Guardian = """
        set -m
        trap : HUP INT TERM
        exec 3>&2 2> /dev/null
        "$@" < /dev/null 2>&3 3>&- &
        child=$!
        { read -r; kill -KILL -- "-$child"; } > /dev/null 3>&- &
        guard=$!
        code=0
        wait "$child" || code=$?
        while kill -0 "$child"; do code=0; wait "$child" || code=$?; done
        kill -KILL -- "-$child" "-$guard"
        exit "$code"
        """;

    private readonly Process _process;

    private BoundProcess(ProcessStartInfo start, Action<string> onLine)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Read(e.Data);
        _process.ErrorDataReceived += (_, e) => Read(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Read(string? line)
        {
            if (line is not null)
            {
                lock (_process)
                {
                    onLine(line);
                }
            }
        }
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>
    /// Starts a program. It inherits the environment without the values that are meant for the build.
    /// </summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="variables">Variables that it gets besides; null takes one away.</param>
    /// <param name="onLine">Gets each line that it prints, one at a time.</param>
    public static BoundProcess Start(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?> variables,
        Action<string> onLine
    )
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo(program, arguments)
            : new ProcessStartInfo("bash", ["-c", Guardian, "bash", program, .. arguments]);
        start.WorkingDirectory = folder;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var name in start.Environment.Keys.Where(IsForTheBuildOnly).ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
        return new BoundProcess(start, onLine);
    }

    /// <summary>
    /// Parameters of the build, values of WriteParameters and credentials of AWS: a compiler runs what packages bring,
    /// and needs none of them.
    /// </summary>
    public static bool IsForTheBuildOnly(string variable) =>
        variable.StartsWith("NUKE_", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("PARAMETER_", StringComparison.OrdinalIgnoreCase)
        || variable is "AWS_ACCESS_KEY_ID" or "AWS_SECRET_ACCESS_KEY" or "AWS_SESSION_TOKEN";

    /// <summary>Waits for its end, and until all that it printed has been read.</summary>
    /// <returns>False when it had not ended in time.</returns>
    public bool WaitForExit(TimeSpan limit)
    {
        if (!_process.WaitForExit(limit))
        {
            return false;
        }
        _process.WaitForExit();
        return true;
    }

    /// <summary>
    /// Waits for its end. When cancelled, ends it first: nothing of it runs any more when this returns.
    /// </summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Kill();
            throw;
        }
        cancellationToken.ThrowIfCancellationRequested();
        return ExitCode;
    }

    /// <summary>Ends it with all processes of its group, and waits until they are gone.</summary>
    public void Kill()
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.StandardInput.Close();
        _process.WaitForExit();
    }

    /// <summary>Ends what still runs.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.Dispose();
    }
}
