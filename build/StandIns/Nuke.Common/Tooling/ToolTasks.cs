using System.Reflection;

namespace Nuke.Common.Tooling;

public abstract class ToolTasks
{
    private string _toolPath;

    protected internal virtual Action<OutputType, string> GetLogger(ToolOptions options = null) =>
        ProcessTasks.DefaultLogger;

    protected virtual IReadOnlyCollection<Output> Run<T>(T options = null)
        where T : ToolOptions, new()
    {
        options = PreProcess(options ?? new T());
        var (arguments, secrets) = OptionsArguments.Render(options);
        using var process = ProcessTasks.StartProcess(
            GetToolPath(options),
            arguments,
            options.ProcessWorkingDirectory,
            options.ProcessEnvironmentVariables,
            options.ProcessExecutionTimeout,
            options.ProcessOutputLogging,
            options.ProcessInvocationLogging,
            options.Value<Action<OutputType, string>>(ToolOptions.Logger) ?? GetLogger(options),
            text =>
                secrets.Aggregate(
                    text,
                    (current, secret) => current.Replace(secret, "[REDACTED]", StringComparison.Ordinal)
                )
        );
        process.AssertWaitForExit();
        if (options.Value<Action<IProcess>>(ToolOptions.ExitHandler) is { } handler)
        {
            handler(process);
        }
        else if (options.ProcessExitHandling ?? true)
        {
            GetExitHandler(options)(options, process);
        }

        PostProcess(options);
        return process.Output;
    }

    protected IReadOnlyCollection<Output> Run(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null
    )
    {
        using var process = ProcessTasks.StartProcess(
            GetToolPath(),
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger ?? GetLogger()
        );
        process.AssertWaitForExit();
        (exitHandler ?? (x => x.AssertZeroExitCode()))(process);
        return process.Output;
    }

    protected virtual string GetToolPath(ToolOptions options = null) =>
        options?.ProcessToolPath ?? _toolPath ?? GetType().GetCustomAttribute<ToolAttribute>().NotNull().GetToolPath();

    protected virtual Func<ToolOptions, IProcess, object> GetExitHandler(ToolOptions options = null) =>
        (_, process) => process.AssertZeroExitCode();

    protected virtual T PreProcess<T>(T options)
        where T : ToolOptions => options;

    protected virtual void PostProcess(ToolOptions options) { }

    protected void SetToolPath(string path) => _toolPath = path;

    internal string ToolPath => GetToolPath();
}
