using System.Linq.Expressions;
using System.Reflection;
using System.Text;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>One run of a build, from the first hook to the exit code.</summary>
internal static class BuildRun
{
    private const int ErrorExitCode = -1;

    /// <summary>What Ctrl-C calls, the last that was added first.</summary>
    private static readonly LinkedList<Action> Cancellations = new();

    internal static void OnCancellation(Action handler) => Cancellations.AddFirst(handler);

    internal static int Execute<T>(Expression<Func<T, Target>>[] defaults)
        where T : NukeBuild, new()
    {
        Console.OutputEncoding = Encoding.UTF8;
        Console.InputEncoding = Encoding.UTF8;
        // When another handler keeps the process alive, the build continues and finishes a second time.
        Console.CancelKeyPress += (_, _) => Cancellations.ToList().ForEach(x => x());
        var build = new T();
        try
        {
            Logging.Configure(build);
            build.ExecutableTargets = ExecutableTargetFactory.CreateAll(build, defaults);
            build.Raise<IOnBuildCreated>(x => x.OnBuildCreated(build.ExecutableTargets));
            if (!build.NoLogo)
            {
                WriteLogo(build);
            }

            var invoked = ParameterLookup.Get<string[]>("Target", '+');
            build.ExecutionPlan = ExecutionPlanner.GetExecutionPlan(build.ExecutableTargets, invoked);
            ToolRequirements.Ensure(build);
            build.Raise<IOnBuildInitialized>(x => x.OnBuildInitialized(build.ExecutableTargets, build.ExecutionPlan));

            OnCancellation(Finish);
            new BuildExecutor(build).Execute();
            return build.ExitCode ??= build.IsSucceeding ? 0 : ErrorExitCode;
        }
        catch (Exception exception)
        {
            var cause = Unwrap(exception);
            if (cause is not TargetExecutionException)
            {
                Log.Verbose(cause, "Target-unrelated exception was thrown");
                Host.Error(cause.Message);
            }

            return build.ExitCode ??= ErrorExitCode;
        }
        finally
        {
            Finish();
            Log.CloseAndFlush();
        }

        void Finish() => BuildRun.Finish(build);
    }

    private static void Finish(NukeBuild build)
    {
        if (build.ExecutionPlan is null)
        {
            return;
        }

        foreach (var target in build.ExecutionPlan)
        {
            target.Stopwatch.Stop();
            target.Status = target.Status switch
            {
                ExecutionStatus.Running => ExecutionStatus.Aborted,
                ExecutionStatus.Scheduled => ExecutionStatus.NotRun,
                _ => target.Status,
            };
        }

        if (build.Prints(DefaultOutput.ErrorsAndWarnings))
        {
            NukeBuild.Host.WriteErrorsAndWarnings();
        }

        if (build.Prints(DefaultOutput.TargetOutcome))
        {
            NukeBuild.Host.WriteTargetOutcome(build);
        }

        if (build.Prints(DefaultOutput.BuildOutcome))
        {
            NukeBuild.Host.WriteBuildOutcome(build);
        }

        build.Raise<IOnBuildFinished>(x => x.OnBuildFinished());
    }

    internal static Exception Unwrap(Exception exception) =>
        exception switch
        {
            TypeInitializationException or TargetInvocationException => Unwrap(exception.InnerException),
            AggregateException aggregate => aggregate.Flatten(),
            _ => exception,
        };

    /// <summary>A build without logo still says what runs it; only --no-logo leaves that out as well.</summary>
    private static void WriteLogo(NukeBuild build)
    {
        if (build.Prints(DefaultOutput.Logo))
        {
            NukeBuild.Host.WriteLogo();
        }

        var version = typeof(NukeBuild).Assembly.GetName().Version.ToString(3);
        var framework = Assembly
            .GetEntryAssembly()
            ?.GetCustomAttribute<System.Runtime.Versioning.TargetFrameworkAttribute>();
        Host.Information(
            $"NUKE Execution Engine version {version} ({EnvironmentInfo.Platform},{framework?.FrameworkName})"
        );
        Host.Information();
    }
}
