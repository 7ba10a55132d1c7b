using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Nuke.Common.Parameters;
using Serilog;

namespace Nuke.Common.Execution;

/// <summary>One run of a build, from the first hook to the exit code.</summary>
internal static class BuildRun
{
    private const int ErrorExitCode = -1;

    internal static int Execute<T>(Expression<Func<T, Target>>[] defaults)
        where T : NukeBuild, new()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var build = new T();
        Action assured = null;
        // When another handler keeps the process alive, the build goes on and finishes a second time.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ =>
        {
            assured?.Invoke();
            Finish();
        });

        try
        {
            Logging.Configure(build);
            build.ExecutableTargets = ExecutableTargetFactory.CreateAll(build, defaults);
            build.Raise<IOnBuildCreated>(x => x.OnBuildCreated(build.ExecutableTargets));
            if (!build.NoLogo && build.Prints(DefaultOutput.Logo))
                NukeBuild.Host.WriteLogo();

            build.ExecutionPlan = ExecutionPlanner.GetExecutionPlan(build.ExecutableTargets, InvokedTargetNames());
            ToolRequirements.Ensure(build);
            build.Raise<IOnBuildInitialized>(x => x.OnBuildInitialized(build.ExecutableTargets, build.ExecutionPlan));

            var executor = new BuildExecutor(build);
            assured = executor.ExecuteAssuredTargets;
            executor.Execute();
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

        void Finish()
        {
            if (build.ExecutionPlan is null)
                return;
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
                NukeBuild.Host.WriteErrorsAndWarnings();
            if (build.Prints(DefaultOutput.TargetOutcome))
                NukeBuild.Host.WriteTargetOutcome(build);
            if (build.Prints(DefaultOutput.BuildOutcome))
                NukeBuild.Host.WriteBuildOutcome(build);
            build.Raise<IOnBuildFinished>(x => x.OnBuildFinished());
        }
    }

    internal static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions.Count: 1 } aggregate => Unwrap(aggregate.InnerException),
        _ => exception,
    };

    private static string[] InvokedTargetNames()
    {
        if (ParameterLookup.FromCommandLine("Target", typeof(string[]), '+') is string[] { Length: > 0 } named)
            return named;
        if (CommandLine.Positional is { Length: > 0 } positional)
            return positional.SelectMany(x => x.Split('+', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        return ParameterLookup.FromEnvironment("Target", typeof(string[]), '+') is string[] { Length: > 0 } fromEnvironment
            ? fromEnvironment
            : ParametersFile.ValueOf("Target", typeof(string[]), '+', secret: false) as string[];
    }
}
