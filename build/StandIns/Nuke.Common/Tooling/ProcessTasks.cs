using System.Diagnostics;
using Serilog;

namespace Nuke.Common.Tooling;

public static class ProcessTasks
{
    public static bool DefaultLogOutput = true;
    public static bool DefaultLogInvocation = true;
    public static bool LogWorkingDirectory = true;
    public static string DefaultWorkingDirectory = NukeBuild.RootDirectory;

    public static IProcess StartShell(
        string command,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<string, string> outputFilter = null
    )
    {
        var (shell, option) = EnvironmentInfo.IsWin ? ("cmd", "/c") : ("/bin/sh", "-c");
        return StartProcess(
            ToolPathResolver.GetPathExecutable(shell),
            $"{option} \"{command.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            outputFilter
        );
    }

    public static IProcess StartProcess(
        string toolPath,
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null
    ) =>
        StartProcess(
            toolPath,
            arguments.ToStringAndClear(),
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            arguments.GetFilter()
        );

    public static IProcess StartProcess(
        string toolPath,
        string arguments = null,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<string, string> outputFilter = null
    )
    {
        Assert.FileExists(toolPath.NotNull("The path of the tool is missing"));
        var filter = outputFilter ?? (x => x);
        var start = new ProcessStartInfo(toolPath, arguments ?? "")
        {
            WorkingDirectory = workingDirectory ?? DefaultWorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        Assert.DirectoryExists(start.WorkingDirectory);
        if (environmentVariables is not null)
        {
            start.Environment.Clear();
            foreach (var (key, value) in environmentVariables)
            {
                start.Environment[key] = value;
            }
        }

        if (logInvocation ?? DefaultLogInvocation)
        {
            Log.Information("> {ToolPath} {Arguments}", toolPath, filter(arguments ?? ""));
            if (LogWorkingDirectory && workingDirectory is not null)
            {
                Log.Information("@ {WorkingDirectory}", workingDirectory);
            }
        }

        var write = logOutput ?? DefaultLogOutput ? logger ?? DefaultLogger : null;
        return new RunningProcess(start, timeout, filter, write);
    }

    public static void DefaultLogger(OutputType type, string output)
    {
        if (type == OutputType.Std)
        {
            Log.Debug("{Output}", output);
        }
        else
        {
            Log.Error("{Output}", output);
        }
    }
}
