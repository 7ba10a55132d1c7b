using AiChef.Deployment;
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

    /// <summary>Runs work on the environment's AWS; Ctrl-C and SIGTERM cancel it.</summary>
    async Task RunAsync(Func<CloudSession, CancellationToken, Task> work)
    {
        using var interruption = new Interruption();
        try
        {
            await using var session = await CloudSession.OpenAsync(Environment, Endpoint, LocalCloudOptions, interruption.Token);
            await work(session, interruption.Token);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            ExitCode = (int)FailureKind.Cancelled;
            throw new DeploymentException(FailureKind.Cancelled, "cancelled; nothing new was started");
        }
        catch (DeploymentException e)
        {
            ExitCode = (int)e.Outcome;
            throw;
        }
        catch (AmazonServiceException e)
        {
            ExitCode = (int)FailureKind.Failed;
            throw new DeploymentException(FailureKind.Failed, $"AWS refused: {e.Message.ReplaceLineEndings(" ")} ({e.ErrorCode})", innerException: e);
        }
    }
}
