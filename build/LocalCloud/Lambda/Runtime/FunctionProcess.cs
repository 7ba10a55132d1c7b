using System.Diagnostics;
using System.Globalization;
using AiChef.LocalCloud.Access;
using AiChef.LocalCloud.Wire;

namespace AiChef.LocalCloud.Lambda;

/// <summary>Starts the process of a runtime with the environment that Lambda gives it.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
/// </remarks>
internal static class FunctionProcess
{
    /// <summary>Variables of the machine without which nothing starts; no others are passed on.</summary>
    private static readonly string[] Inherited = ["PATH", "DOTNET_ROOT", "SystemRoot", "TEMP", "TMP", "TMPDIR"];

    /// <summary>The longest session of a role.</summary>
    private static readonly TimeSpan SessionTime = TimeSpan.FromHours(12);

    public static Process Start(
        Cloud cloud,
        Scope scope,
        FunctionVersion version,
        string folder,
        string runtimeApi,
        string logStream
    )
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        Command(start, cloud, version, folder);
        start.Environment.Clear();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                start.Environment[name] = value;
            }
        }

        foreach (var (name, value) in version.Settings.Object("Environment")?.Object("Variables") ?? [])
        {
            start.Environment[name] = value.Text();
        }

        foreach (var (name, value) in Own(cloud, scope, version, folder, runtimeApi, logStream))
        {
            start.Environment[name] = value;
        }

        if (version.Settings.Object("LoggingConfig")!.Text("ApplicationLogLevel") is { } level)
        {
            start.Environment["AWS_LAMBDA_LOG_LEVEL"] = level;
        }

        if (!IsOsOnly(version))
        {
            start.Environment["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{version.Text("Runtime")}";
        }

        return HostWatch.Start(start);
    }

    private static void Command(ProcessStartInfo start, Cloud cloud, FunctionVersion version, string folder)
    {
        var runtime = version.Text("Runtime");
        if (IsOsOnly(version))
        {
            start.FileName = Path.Combine(folder, "bootstrap");
        }
        else if (runtime.StartsWith("dotnet", StringComparison.Ordinal))
        {
            var handler = version.Text("Handler");
            if (handler.Contains("::", StringComparison.Ordinal))
            {
                throw LambdaErrors.NotModelled(
                    $"handlers of class libraries ({handler}); an executable assembly's name is run"
                );
            }

            start.FileName = DotNet();
            start.ArgumentList.Add(
                CodePackage.PathIn(folder, handler + ".dll")
                    ?? throw LambdaErrors.NotModelled($"handlers outside the package ({handler})")
            );
        }
        else if (NodeRuntime.Is(runtime))
        {
            NodeRuntime.Command(start, cloud, runtime);
        }
        else
        {
            throw LambdaErrors.NotModelled($"running the runtime {runtime}");
        }
    }

    private static Dictionary<string, string> Own(
        Cloud cloud,
        Scope scope,
        FunctionVersion version,
        string folder,
        string runtimeApi,
        string logStream
    ) =>
        new(StringComparer.Ordinal)
        {
            ["AWS_LAMBDA_RUNTIME_API"] = runtimeApi,
            ["_HANDLER"] = version.Text("Handler"),
            ["LAMBDA_TASK_ROOT"] = folder,
            ["LAMBDA_RUNTIME_DIR"] = folder,
            ["AWS_LAMBDA_FUNCTION_NAME"] = version.Function,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = version.Version,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = version.Number("MemorySize").ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = version.Settings.Object("LoggingConfig")!.RequiredText("LogGroup"),
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
            ["AWS_LAMBDA_LOG_FORMAT"] = version.Settings.Object("LoggingConfig")!.RequiredText("LogFormat"),
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_REGION"] = scope.Region,
            ["AWS_DEFAULT_REGION"] = scope.Region,
            ["AWS_ACCESS_KEY_ID"] = AccessKey(cloud, scope, version),
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_SESSION_TOKEN"] = "local",
            ["AWS_ENDPOINT_URL"] = cloud.Url,
            ["TZ"] = ":UTC",
            ["LANG"] = "en_US.UTF-8",
            ["DOTNET_NOLOGO"] = "true",
        };

    /// <summary>
    /// The key of a session of the function's role where access is enforced; elsewhere LocalCloud takes any credentials
    /// and reads the account from a key that is one.
    /// </summary>
    private static string AccessKey(Cloud cloud, Scope scope, FunctionVersion version) =>
        cloud.Options.EnforceAccess
            ? cloud.Offered<IAccessControl>().BeginSession(version.Text("Role"), version.Function, SessionTime)
            : scope.Account;

    private static bool IsOsOnly(FunctionVersion version) =>
        version.Text("Runtime").StartsWith("provided.", StringComparison.Ordinal);

    private static string DotNet() =>
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host
        : Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath!
        : Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root
            ? Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")
        : "dotnet";
}
