using AiChef.Deployment;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Environments;
using AiChef.LocalCloud;
using Amazon.Runtime;
using Nuke.Common;
using Nuke.Common.IO;

// A failure is told once, where it happens, and not again at the end; the logo tells nothing.
[DisableDefaultOutput(DefaultOutput.Logo, DefaultOutput.ErrorsAndWarnings)]
partial class Build
{
    DeploymentEnvironment? _environment;
    Interruption? _interruption;
    Task<CloudSession>? _session;
    AwsRetry? _retry;
    AccountGuard? _account;

    [Parameter("Where to deploy; local by default on a person's machine, required on a server", Name = "environment", ValueProviderMember = nameof(EnvironmentNames))]
    readonly string? EnvironmentName;

    [Parameter("An endpoint that speaks as AWS does, in place of the repository's own LocalCloud; only for the environment local")]
    readonly string? EndpointUrl;

    static AbsolutePath InfrastructureDirectory => RootDirectory / "backend" / "infrastructure";

    static IEnumerable<string> EnvironmentNames => DeploymentEnvironment.Names(InfrastructureDirectory / "environments");

    DeploymentEnvironment Environment => _environment ??= DeploymentEnvironment.Load(InfrastructureDirectory / "environments",
        EnvironmentName ?? (IsLocalBuild ? DeploymentEnvironment.Local : throw DeploymentException.Configuration($"--environment is required on a server; there are {string.Join(", ", EnvironmentNames)}")));

    Uri? Endpoint => EndpointUrl switch
    {
        null => null,
        _ when !Environment.IsLocal => throw DeploymentException.Configuration($"--endpoint-url is for the environment local, not for {Environment.Name}"),
        _ when Uri.TryCreate(EndpointUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" => url,
        _ => throw DeploymentException.Configuration($"--endpoint-url '{EndpointUrl}' is not a URL such as http://127.0.0.1:4566"),
    };

    /// <summary>Runs work on the environment's AWS, which all targets of the run share; Ctrl-C and SIGTERM cancel it.</summary>
    async Task RunAsync(Func<CloudSession, CancellationToken, Task> work)
    {
        _interruption ??= new Interruption();
        var ct = _interruption.Token;
        try
        {
            var session = await (_session ??= CloudSession.OpenAsync(Environment, Endpoint, LocalCloudOptions, ct));
            (_retry, _account) = (session.Retry, session.Account);
            await work(session, ct);
            KeepExitCodeTrue();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw Failed(new DeploymentException(FailureKind.Cancelled, "cancelled; nothing new was started") { Next = "run the same command again; it takes up what AWS goes on with" });
        }
        catch (DeploymentException e)
        {
            Failed(e);
            throw;
        }
        catch (AmazonServiceException e)
        {
            throw Failed(new DeploymentException(FailureKind.Failed, $"AWS refused: {e.Message.ReplaceLineEndings(" ")} ({e.ErrorCode})", innerException: e));
        }
    }

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
        if (ExitCode == (int)FailureKind.Configuration && _account is { HasPassed: true })
            ExitCode = (int)FailureKind.Failed;
    }

    /// <summary>Ends what the run began. NUKE also calls this at the moment of Ctrl-C, while the target still tidies up.</summary>
    protected override void OnBuildFinished()
    {
        if (AbortedTargets.Count == 0)
            CloseAsync().GetAwaiter().GetResult(); // the hook is NUKE's and knows no tasks
    }

    async Task CloseAsync()
    {
        if (_deployment is not null)
            await _deployment.EndAsync();
        if (_session is { IsCompletedSuccessfully: true })
            await (await _session).DisposeAsync();
        _interruption?.Dispose();
        (_deployment, _session, _interruption) = (null, null, null);
    }
}
