using Nuke.Common.CI;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Nuke.Common.Execution;

public static partial class Logging
{
    public static readonly LoggingLevelSwitch LevelSwitch = new();

    private const int KeptLogFiles = 5;

    public static LogLevel Level
    {
        get =>
            LevelSwitch.MinimumLevel switch
            {
                LogEventLevel.Verbose => LogLevel.Trace,
                LogEventLevel.Debug => LogLevel.Normal,
                LogEventLevel.Warning => LogLevel.Warning,
                LogEventLevel.Error => LogLevel.Error,
                var level => throw new ArgumentOutOfRangeException(nameof(LevelSwitch), level, message: null),
            };
        set =>
            LevelSwitch.MinimumLevel = value switch
            {
                LogLevel.Trace => LogEventLevel.Verbose,
                LogLevel.Normal => LogEventLevel.Debug,
                LogLevel.Warning => LogEventLevel.Warning,
                LogLevel.Error => LogEventLevel.Error,
                _ => throw new ArgumentOutOfRangeException(nameof(value), value, message: null),
            };
    }

    /// <summary>
    /// The running target; one for the process, so that lines of other threads bear its name as well.
    /// </summary>
    internal static string Target { get; private set; } = "";

    public static void Configure(INukeBuild build = null)
    {
        if (build is not null)
        {
            ClearLogFiles(build);
        }

        Log.Logger = new LoggerConfiguration()
            .ConfigureEnricher()
            .ConfigureHost(build)
            .ConfigureConsole(build)
            .ConfigureInMemory(build)
            .ConfigureFiles(build)
            .ConfigureLevel()
            .ConfigureFilter(build)
            .CreateLogger();
    }

    public static LoggerConfiguration ConfigureEnricher(this LoggerConfiguration configuration) =>
        configuration.Enrich.With(new TargetEnricher());

    public static LoggerConfiguration ConfigureLevel(this LoggerConfiguration configuration) =>
        configuration.MinimumLevel.Verbose();

    /// <summary>What a host writes itself, such as a command of GitHub Actions, goes to no sink.</summary>
    public static LoggerConfiguration ConfigureFilter(this LoggerConfiguration configuration, INukeBuild build) =>
        build is null
            ? configuration
            : configuration.Filter.ByExcluding(x => build.Host.FilterMessage(x.MessageTemplate.Text));

    public static LoggerConfiguration ConfigureConsole(this LoggerConfiguration configuration, INukeBuild build) =>
        configuration.WriteTo.Sink(
            new ConsoleSink(
                build?.Host.Theme ?? HostTheme.Default,
                hasTimestamps: build is NukeBuild own && own.Prints(DefaultOutput.Timestamps)
            ),
            levelSwitch: LevelSwitch
        );

    public static LoggerConfiguration ConfigureHost(this LoggerConfiguration configuration, INukeBuild build) =>
        build is null
            ? configuration
            : configuration.WriteTo.Sink(new HostSink(build.Host), restrictedToMinimumLevel: LogEventLevel.Warning);

    public static LoggerConfiguration ConfigureInMemory(this LoggerConfiguration configuration, INukeBuild build) =>
        build is null
            ? configuration
            : configuration.WriteTo.Sink(InMemorySink.Instance, restrictedToMinimumLevel: LogEventLevel.Warning);

    public static LoggerConfiguration ConfigureFiles(this LoggerConfiguration configuration, INukeBuild build)
    {
        if (build is null || build.Host is IBuildServer)
        {
            return configuration;
        }

        var file = build.TemporaryDirectory / "build.log";
        var dated = build.TemporaryDirectory / $"build.{DateTime.Now:yyyy-MM-dd_HH-mm-ss}.log";
        return configuration
            .WriteTo.Sink(FileSink.Open(file, hasTime: true))
            .WriteTo.Sink(FileSink.Open(dated, hasTime: false));
    }

    public static IDisposable SetTarget(string name)
    {
        var previous = Target;
        return DelegateDisposable.CreateBracket(() => Target = name, () => Target = previous);
    }

    /// <summary>
    /// Prunes the dated files and empties build.log, which needs it for itself alone: while another process writes to
    /// it this throws, and the build does not start.
    /// </summary>
    private static void ClearLogFiles(INukeBuild build)
    {
        if (BuildServerConfigurationGeneration.IsActive)
        {
            return;
        }

        var dated = build.TemporaryDirectory.GlobFiles("build.*.log").Select(x => x.ToString());
        foreach (var old in dated.OrderDescending(StringComparer.Ordinal).Skip(KeptLogFiles))
        {
            File.Delete(old);
        }

        var file = build.TemporaryDirectory / "build.log";
        if (File.Exists(file))
        {
            using var stream = File.OpenWrite(file);
            stream.SetLength(0);
        }
    }

    private sealed class TargetEnricher : ILogEventEnricher
    {
        private const int LongestName = 20;

        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            var name = Target[..Math.Min(Target.Length, LongestName)];
            logEvent.AddOrUpdateProperty(new LogEventProperty(LogText.ExecutingTarget, new ScalarValue(name)));
        }
    }
}
