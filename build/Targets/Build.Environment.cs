using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Environments;
using AiChef.LocalCloud;
using AiChef.Targets.CommandLine;
using Amazon.Runtime;
using Nuke.Common;
using Nuke.Common.IO;

// A failure is told once, where it happens, and not again at the end; the logo tells nothing.
[DisableDefaultOutput(DefaultOutput.Logo, DefaultOutput.ErrorsAndWarnings)]
partial class Build
{
    DeploymentEnvironment? _environment;
    IDisposable? _listening;
    Task<CloudSession>? _session;
    AwsRetry? _retry;

    [Parameter(
        "Where to deploy; local by default on a person's machine, required on a server",
        Name = "environment",
        ValueProviderMember = nameof(EnvironmentNames)
    )]
    readonly string? EnvironmentName;

    [Parameter(
        "An endpoint that speaks as AWS does, in place of the repository's own LocalCloud; only for the environment local"
    )]
    [HiddenValue]
    readonly string? EndpointUrl;

    static AbsolutePath InfrastructureDirectory => RootDirectory / "backend" / "infrastructure";

    static IEnumerable<string> EnvironmentNames =>
        DeploymentEnvironment.Names(InfrastructureDirectory / "environments");

    DeploymentEnvironment Environment =>
        _environment ??= DeploymentEnvironment.Load(
            InfrastructureDirectory / "environments",
            EnvironmentName
                ?? (
                    IsLocalBuild
                        ? DeploymentEnvironment.Local
                        : throw DeploymentException.Configuration(
                            $"--environment is required on a server; there are {string.Join(", ", EnvironmentNames)}"
                        )
                )
        );

    /// <summary>Without user and password, which nothing would send and every line would show.</summary>
    Uri? Endpoint =>
        EndpointUrl switch
        {
            null => null,
            _ when !Environment.IsLocal => throw DeploymentException.Configuration(
                $"--endpoint-url is for the environment local, not for {Environment.Name}"
            ),
            _ when Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" =>
                new UriBuilder(url) { UserName = "", Password = "" }.Uri,
            _ => throw DeploymentException.Configuration(
                "--endpoint-url: the given value is not a URL such as http://127.0.0.1:4566"
            ),
        };

    static DeploymentException Cancelled =>
        new(FailureKind.Cancelled, "cancelled; nothing new was started")
        {
            Next = "run the same command again; it takes up what AWS goes on with",
        };

    /// <summary>Runs work on the environment's AWS, which all targets of the run share.</summary>
    Task RunAsync(Func<CloudSession, CancellationToken, Task> work) =>
        RunCancellableAsync(async cancellationToken =>
        {
            var session = await (
                _session ??= CloudSession.OpenAsync(Environment, Endpoint, LocalCloudOptions, cancellationToken)
            );
            _retry = session.Retry;
            await work(session, cancellationToken);
            KeepExitCodeTrue();
        });

    /// <summary>Runs work that Ctrl-C and SIGTERM cancel, and tells what fails in one line.</summary>
    async Task RunCancellableAsync(Func<CancellationToken, Task> work)
    {
        // Held until the run ends: other services may be at work beside this one.
        _listening ??= Interruption.OfProcess.Listen();
        var cancellationToken = Interruption.OfProcess.Token;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await work(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw Failed(Cancelled);
        }
        catch (DeploymentException e)
        {
            Failed(e);
            throw;
        }
        catch (AmazonServiceException e)
        {
            throw Failed(
                new DeploymentException(
                    FailureKind.Failed,
                    $"AWS refused: {e.Message.ReplaceLineEndings(" ")} ({e.ErrorCode})",
                    innerException: e
                )
            );
        }
        catch (Exception e) when (LocalError.Is(e))
        {
            throw Failed(LocalError.Of(e, HasWritten ? FailureKind.Failed : FailureKind.Configuration));
        }
    }

    /// <summary>Runs work that needs no AWS and is over in a moment.</summary>
    void Run(Action work)
    {
        try
        {
            work();
        }
        catch (Exception e) when (LocalError.Is(e))
        {
            throw Failed(LocalError.Of(e, FailureKind.Configuration));
        }
    }

    /// <summary>Whether something may have been written to AWS: the account is asked for right before that.</summary>
    bool HasWritten => _session is { IsCompletedSuccessfully: true, Result.Account.HasPassed: true };

    /// <summary>Failures of one kind end the run with its exit code, failures of several with 1.</summary>
    DeploymentException Failed(DeploymentException e)
    {
        ExitCode = ExitCode is null || ExitCode == (int)e.Outcome ? (int)e.Outcome : (int)FailureKind.Failed;
        KeepExitCodeTrue();
        Annotate(e);
        return e;
    }

    /// <summary>
    /// The exit code of a wrong configuration also says that nothing was written. A connection that is lost midway, or another
    /// service of the run that was deployed, makes it a failure.
    /// </summary>
    void KeepExitCodeTrue()
    {
        if (ExitCode == (int)FailureKind.Configuration && HasWritten)
        {
            ExitCode = (int)FailureKind.Failed;
        }
    }

    /// <summary>Ends what the run began. NUKE also calls this at the moment of Ctrl-C, on another thread, while the targets still tidy up.</summary>
    protected override void OnBuildFinished()
    {
        if (Interruption.OfProcess.IsOnThreadOfBuild)
        {
            CloseAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
        }
    }

    async Task CloseAsync()
    {
        if (_deployment is not null)
        {
            await _deployment.EndAsync();
        }

        if (_session is { IsCompletedSuccessfully: true })
        {
            await (await _session).DisposeAsync();
        }

        _listening?.Dispose();
        (_deployment, _session, _listening) = (null, null, null);
    }
}
