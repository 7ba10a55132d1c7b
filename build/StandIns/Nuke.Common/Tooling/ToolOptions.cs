namespace Nuke.Common.Tooling;

public abstract class ToolOptions : Options
{
    internal const string Logger = "ProcessLogger";
    internal const string ExitHandler = "ProcessExitHandler";

    public string ProcessToolPath => Value<string>(nameof(ProcessToolPath));

    public string ProcessWorkingDirectory => Value<string>(nameof(ProcessWorkingDirectory));

    public IReadOnlyDictionary<string, string> ProcessEnvironmentVariables =>
        Value<IReadOnlyDictionary<string, string>>(nameof(ProcessEnvironmentVariables));

    public int? ProcessExecutionTimeout => Value<int?>(nameof(ProcessExecutionTimeout));

    public bool? ProcessOutputLogging => Value<bool?>(nameof(ProcessOutputLogging));

    public bool? ProcessInvocationLogging => Value<bool?>(nameof(ProcessInvocationLogging));

    public bool? ProcessExitHandling => Value<bool?>(nameof(ProcessExitHandling));

    public IReadOnlyList<string> ProcessRedactedSecrets =>
        Value<IReadOnlyList<string>>(nameof(ProcessRedactedSecrets)) ?? [];

    public IReadOnlyList<string> ProcessAdditionalArguments =>
        Value<IReadOnlyList<string>>(nameof(ProcessAdditionalArguments)) ?? [];
}
