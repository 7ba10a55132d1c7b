using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AiChef.Tests;

/// <summary>
/// A program that a test runs: without input, with a limit in real time, without the variables that the tests
/// themselves were started with. It ends with the test, and so does all that it started.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    /// <summary>Far longer than a build that compiles everything takes on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private static readonly string[] Families = ["GITHUB_", "NUKE_", "PARAMETER_", "AWS_"];

    private readonly Process _process;
    private readonly ProcessMark _mark = new();
    private readonly StringBuilder _output = new();

    private ChildProcess(ProcessStartInfo start)
    {
        _mark.AddTo(start.Environment);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    /// <summary>Whether the program itself has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>What it has printed so far, to both of its streams.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its working directory.</param>
    /// <param name="variables">Variables that it gets besides; null takes one away. Default none.</param>
    public static ChildProcess Start(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?>? variables = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsForTheTestsOnly).ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in variables ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }
        return new ChildProcess(start);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <inheritdoc cref="Start"/>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string?>? variables = null
    )
    {
        using var process = Start(program, arguments, folder, variables);
        var exitCode = await process.EndAsync();
        return (exitCode, process.Output);
    }

    /// <summary>Waits for its end, and until all that it printed has been read.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="TimeoutException">It does not end within the limit; it is killed then.</exception>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_process.StartInfo.FileName} did not end within {Limit}:\n{Output}", e);
        }
        return _process.ExitCode;
    }

    /// <summary>Waits until it prints a text.</summary>
    /// <exception cref="InvalidOperationException">It ends without the text.</exception>
    /// <exception cref="TimeoutException">It does not print it within the limit.</exception>
    public async Task PrintsAsync(string text)
    {
        await BoundedWait.UntilAsync(() => Has() || HasEnded, $"'{text}' in the output");
        if (HasEnded)
        {
            await EndAsync();
        }
        if (!Has())
        {
            throw new InvalidOperationException($"it ended with {_process.ExitCode} without '{text}':\n{Output}");
        }

        bool Has() => Output.Contains(text, StringComparison.Ordinal);
    }

    /// <summary>Sends a signal, such as <c>KILL</c> or <c>INT</c>, to the program and to no other process.</summary>
    public async Task SignalAsync(string signal)
    {
        if (HasEnded)
        {
            return;
        }
        string[] arguments = ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)];
        using var kill = Process.Start(
            new ProcessStartInfo("kill", arguments) { UseShellExecute = false, RedirectStandardError = true }
        )!;
        await kill.WaitForExitAsync();
    }

    /// <summary>What it started and left running; a moment is given to processes that end with it.</summary>
    public async Task<IReadOnlyList<string>> SurvivorsAsync()
    {
        for (var i = 0; ; i++)
        {
            var survivors = _mark.Processes();
            if (survivors.Count == 0 || i == 50)
            {
                return [.. survivors.Select(ProcessMark.CommandLine)];
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    /// <summary>Ends what still runs of it.</summary>
    public void Dispose()
    {
        if (!HasEnded)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(BoundedWait.LimitInProcess);
        }
        _mark.Kill();
        _process.Dispose();
    }

    private static bool IsForTheTestsOnly(string variable) =>
        variable == "CI" || Families.Any(family => variable.StartsWith(family, StringComparison.Ordinal));

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
