using Nuke.Common.Utilities;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

public static partial class Logging
{
    public static readonly LoggingLevelSwitch LevelSwitch = new(LogEventLevel.Debug);

    private static readonly AsyncLocal<string> CurrentTarget = new();

    public static LogLevel Level
    {
        get => LevelSwitch.MinimumLevel switch
        {
            LogEventLevel.Verbose => LogLevel.Trace,
            LogEventLevel.Debug or LogEventLevel.Information => LogLevel.Normal,
            LogEventLevel.Warning => LogLevel.Warning,
            _ => LogLevel.Error,
        };
        set => LevelSwitch.MinimumLevel = value switch
        {
            LogLevel.Trace => LogEventLevel.Verbose,
            LogLevel.Normal => LogEventLevel.Debug,
            LogLevel.Warning => LogEventLevel.Warning,
            _ => LogEventLevel.Error,
        };
    }

    internal static string Target => CurrentTarget.Value;

    public static void Configure(INukeBuild build = null)
    {
        if (build is null)
        {
            Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new ConsoleSink(null), levelSwitch: LevelSwitch).CreateLogger();
            return;
        }

        var configuration = new LoggerConfiguration().MinimumLevel.Verbose();
        configuration = ConfigureConsole(configuration, build);
        configuration = ConfigureInMemory(configuration, build);
        configuration = ConfigureFiles(configuration, build);
        configuration = ConfigureHost(configuration, build);
        Log.Logger = configuration.CreateLogger();
    }

    public static LoggerConfiguration ConfigureConsole(this LoggerConfiguration configuration, INukeBuild build) =>
        configuration.WriteTo.Sink(new ConsoleSink((NukeBuild)build), levelSwitch: LevelSwitch);

    public static LoggerConfiguration ConfigureInMemory(this LoggerConfiguration configuration, INukeBuild build) =>
        configuration.WriteTo.Sink(InMemorySink.Instance, restrictedToMinimumLevel: LogEventLevel.Warning);

    public static LoggerConfiguration ConfigureFiles(this LoggerConfiguration configuration, INukeBuild build) =>
        build.IsServerBuild || CI.BuildServerConfigurationGeneration.IsActive ? configuration : configuration.WriteTo.Sink(new FileSink(build.TemporaryDirectory));

    public static LoggerConfiguration ConfigureHost(this LoggerConfiguration configuration, INukeBuild build) =>
        configuration.WriteTo.Sink(new HostSink(build.Host), restrictedToMinimumLevel: LogEventLevel.Warning);

    public static IDisposable SetTarget(string name)
    {
        CurrentTarget.Value = name;
        return DelegateDisposable.CreateBracket(cleanup: () => CurrentTarget.Value = null);
    }
}
