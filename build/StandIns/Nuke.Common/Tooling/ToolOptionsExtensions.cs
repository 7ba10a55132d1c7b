namespace Nuke.Common.Tooling;

public static class ToolOptionsExtensions
{
    public static T SetProcessToolPath<T>(this T o, string value)
        where T : ToolOptions => o.With(nameof(ToolOptions.ProcessToolPath), value);

    public static T SetProcessWorkingDirectory<T>(this T o, string value)
        where T : ToolOptions => o.With(nameof(ToolOptions.ProcessWorkingDirectory), value);

    public static T SetProcessExecutionTimeout<T>(this T o, int? value)
        where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExecutionTimeout), value);

    public static T SetProcessExecutionTimeout<T>(this T o, TimeSpan value)
        where T : ToolOptions => o.SetProcessExecutionTimeout((int?)value.TotalMilliseconds);

    public static T SetProcessOutputLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.With(nameof(ToolOptions.ProcessOutputLogging), value);

    public static T EnableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessOutputLogging(true);

    public static T DisableProcessOutputLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessOutputLogging(false);

    public static T SetProcessInvocationLogging<T>(this T o, bool? value)
        where T : ToolOptions => o.With(nameof(ToolOptions.ProcessInvocationLogging), value);

    public static T EnableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessInvocationLogging(true);

    public static T DisableProcessInvocationLogging<T>(this T o)
        where T : ToolOptions => o.SetProcessInvocationLogging(false);

    public static T SetProcessExitHandling<T>(this T o, bool? value)
        where T : ToolOptions => o.With(nameof(ToolOptions.ProcessExitHandling), value);

    public static T DisableProcessExitHandling<T>(this T o)
        where T : ToolOptions => o.SetProcessExitHandling(false);

    public static T SetProcessLogger<T>(this T o, Action<OutputType, string> v)
        where T : ToolOptions => o.With(ToolOptions.Logger, v);

    public static T SetProcessExitHandler<T>(this T o, Action<IProcess> exitHandler)
        where T : ToolOptions => o.With(ToolOptions.ExitHandler, exitHandler);

    public static T SetProcessEnvironmentVariable<T>(this T o, string key, string value)
        where T : ToolOptions
    {
        var variables = o.ProcessEnvironmentVariables ?? EnvironmentInfo.Variables;
        return o.With(
            nameof(ToolOptions.ProcessEnvironmentVariables),
            new Dictionary<string, string>(variables) { [key] = value }
        );
    }

    public static T AddProcessEnvironmentVariable<T>(this T o, string key, string value)
        where T : ToolOptions => o.SetProcessEnvironmentVariable(key, value);

    public static T SetProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.With(nameof(ToolOptions.ProcessAdditionalArguments), v);

    public static T AddProcessAdditionalArguments<T>(this T o, params string[] v)
        where T : ToolOptions => o.Adding(nameof(ToolOptions.ProcessAdditionalArguments), v);

    public static T AddProcessRedactedSecrets<T>(this T o, params string[] v)
        where T : ToolOptions => o.Adding(nameof(ToolOptions.ProcessRedactedSecrets), v);
}
