using AiChef.Deployment;
using AiChef.LocalCloud;
using AiChef.Targets.Processes;
using Serilog;

namespace AiChef.Targets.Running;

/// <summary>A LocalCloud that serves until Ctrl-C.</summary>
/// <param name="run">The run, which ends as this does.</param>
internal sealed class ServedLocalCloud(DeploymentRun run)
{
    private const string Credentials =
        "AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_DEFAULT_REGION=us-east-1";

    internal async Task ServeAsync()
    {
        using var listening = Interruption.OfProcess.Listen();
        var cancellationToken = Interruption.OfProcess.Token;
        var settings = run.Options.LocalCloud;
        var options = settings.ToOptions() with { Port = settings.Port };
        try
        {
            await using var host = await LocalCloudHost.StartAsync(options, cancellationToken);
            Log.Information("LocalCloud serves {Url}; its state is in {Folder}", host.Url, options.Folder);
            Log.Information(
                "Try it: {Credentials:l} aws --endpoint-url {Url} cloudformation describe-stacks",
                Credentials,
                host.Url.GetLeftPart(UriPartial.Authority)
            );
            Log.Information("Look at it: {Console}", host.Console);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Log.Information("LocalCloud stopped; its state is kept");
        }
        catch (IOException e) when (e is LocalCloudStateFormatException or LocalCloudStateDamagedException)
        {
            throw run.Failed(DeploymentException.Configuration(e.Message, e));
        }
        catch (LocalCloudFolderInUseException e)
        {
            throw run.Failed(
                DeploymentException.Configuration(
                    $"another LocalCloud uses the state folder {options.Folder}{await AddressAsync(options.Folder!)}",
                    e
                )
            );
        }
        catch (IOException e)
        {
            throw run.Failed(
                DeploymentException.Configuration(
                    $"LocalCloud cannot serve port {settings.Port}: {e.Message}; choose another with --port",
                    e
                )
            );
        }
    }

    /// <summary>Where the LocalCloud that uses a folder serves it, with a comma before; empty when it hides.</summary>
    private static async Task<string> AddressAsync(string folder) =>
        await LocalCloudHost.FindRunningAsync(folder, CancellationToken.None) is { } running
            ? $", which it serves at {running.GetLeftPart(UriPartial.Authority)}"
            : "";
}
