using Amazon.Runtime;
using AiChef.Deployment.Aws;
using AiChef.Deployment.Environments;
using AiChef.LocalCloud;

/// <summary>The AWS of a run: the environment's region, or a LocalCloud. Clients and the budget of Describe calls are shared by all its stacks.</summary>
internal sealed class CloudSession : IAsyncDisposable
{
    private const string MetadataSwitch = "AWS_EC2_METADATA_DISABLED";
    private readonly SharedLocalCloud? _local;

    private CloudSession(DeploymentEnvironment environment, AwsClients clients, SharedLocalCloud? local)
    {
        _local = local;
        Clients = clients;
        Budget = new DescribeBudget(TimeProvider.System);
        Account = new AccountGuard(clients, environment, TimeProvider.System);
    }

    internal AwsClients Clients { get; }

    internal DescribeBudget Budget { get; }

    internal AccountGuard Account { get; }

    /// <summary>Where it is, in words.</summary>
    internal string Place => _local switch
    {
        null when Clients.Connection.Endpoint is { } endpoint => endpoint.GetLeftPart(UriPartial.Authority),
        null => $"AWS {Clients.Connection.Region}",
        { IsOwn: true } => $"LocalCloud of this run, {Authority}",
        _ => $"LocalCloud, {Authority}",
    };

    /// <summary>A command of the AWS CLI that looks into this AWS, with what it needs to run first.</summary>
    internal string Look(string command) => $"{Clients.Connection.CliCommand(command)}{(_local is { IsOwn: true } ? "   (while ./build.sh LocalCloud serves)" : "")}";

    private string Authority => _local!.Url.GetLeftPart(UriPartial.Authority);

    internal static async Task<CloudSession> OpenAsync(DeploymentEnvironment environment, Uri? endpoint, LocalCloudOptions options, CancellationToken ct)
    {
        if (!environment.IsLocal)
        {
            // Where there is no instance metadata service, asking it for credentials takes 16 seconds to fail.
            if (Environment.GetEnvironmentVariable(MetadataSwitch) is null)
                Environment.SetEnvironmentVariable(MetadataSwitch, "true");
            return new CloudSession(environment, new AwsClients(new AwsConnection { Region = environment.Region }, null), null);
        }
        // LocalCloud takes any credentials, but the SDK wants some; the person's own must not be sent to it.
        var credentials = new BasicAWSCredentials("local", "local");
        var local = endpoint is null ? await SharedLocalCloud.OpenAsync(options, ct) : null;
        var connection = new AwsConnection
        {
            Region = environment.Region,
            Endpoint = endpoint ?? local!.Url,
            LastingEndpoint = local is { IsOwn: true } ? new Uri($"http://127.0.0.1:{Build.LocalCloudPort}") : null,
        };
        return new CloudSession(environment, new AwsClients(connection, credentials), local);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        if (_local is not null)
            await _local.DisposeAsync();
    }
}
