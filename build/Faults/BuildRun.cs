using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AiChef.Faults;

/// <summary>One run of the build as a child process that may be killed, and all that it starts.</summary>
internal sealed class BuildRun : IDisposable
{
    /// <summary>A variable that every process of a run inherits.</summary>
    private const string Variable = "FAULTS_RUN";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly string[] Families = ["GITHUB_", "NUKE_", "AWS_"];

    private readonly Process _process;
    private readonly string _id = Guid.NewGuid().ToString("N");
    private readonly StringBuilder _output = new();

    private BuildRun(string root, string arguments)
    {
        var start = new ProcessStartInfo("bash", ["build.sh", .. arguments.Split(' ')])
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var foreign = start.Environment.Keys.Where(name =>
            name == "CI" || Families.Any(family => name.StartsWith(family, StringComparison.Ordinal))
        );
        foreach (var name in foreign.ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment[Variable] = _id;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    internal bool HasEnded => _process.HasExited;

    internal string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    internal static BuildRun Start(string root, string arguments) => new(root, arguments);

    /// <summary>Runs to the end.</summary>
    internal static async Task<(int ExitCode, string Output)> CompleteAsync(string root, string arguments)
    {
        using var run = Start(root, arguments);
        var code = await run.EndAsync();
        return (code, run.Output);
    }

    public void Dispose() => _process.Dispose();

    /// <summary>The exit code; a run that does not end is a failure of the suite.</summary>
    internal async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException e)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"the run did not end within {Limit.TotalMinutes} minutes:\n{Output}", e);
        }
        return _process.ExitCode;
    }

    /// <summary>Sends a signal, such as <c>KILL</c> or <c>INT</c>, to the run's own process and to no other.</summary>
    internal async Task SignalAsync(string signal)
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

    /// <summary>What the run started and left running; a moment is given to processes that end with it.</summary>
    internal async Task<IReadOnlyList<string>> SurvivorsAsync()
    {
        for (var i = 0; ; i++)
        {
            var survivors = Survivors();
            if (survivors.Count == 0 || i == 50)
            {
                return survivors;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    private List<string> Survivors()
    {
        var survivors = new List<string>();
        foreach (var folder in Directory.Exists("/proc") ? Directory.GetDirectories("/proc") : [])
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) && Belongs(id))
            {
                survivors.Add(CommandLine(id));
            }
        }
        return survivors;
    }

    private bool Belongs(int id) =>
        Read(id, "environ").Split('\0').Contains($"{Variable}={_id}", StringComparer.Ordinal);

    private static string CommandLine(int id) => $"{id}: {Read(id, "cmdline").Replace('\0', ' ')}";

    private static string Read(int id, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{file}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private void Hear(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
