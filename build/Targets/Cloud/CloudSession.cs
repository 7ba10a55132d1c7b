using AiChef.Deployment.Artifacts;
using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using AiChef.Deployment.Environments;
using Amazon.Runtime;

namespace AiChef.Targets.Cloud;

/// <summary>
/// The AWS of a run: the environment's region, or a LocalCloud. Its clients and calls are shared by all its stacks.
/// </summary>
internal sealed class CloudSession : IAsyncDisposable
{
    private const string LocalKey = "local";
    private const string MetadataSwitch = "AWS_EC2_METADATA_DISABLED";

    /// <summary>Variables only for child processes that call AWS.</summary>
    private static readonly string[] Credentials = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

    private readonly SharedLocalCloud? _local;

    private CloudSession(DeploymentEnvironment environment, AwsClients clients, SharedLocalCloud? local)
    {
        _local = local;
        Clients = clients;
        Retry = clients.Retry(TimeProvider.System);
        Calls = new CloudFormationCalls(clients.CloudFormation, Retry, TimeProvider.System)
        {
            // The roles themselves are made with the permissions of an administrator.
            ExecutionRole = stack =>
                stack == environment.StackName(AccessNames.Stack) ? null : environment.ExecutionRole,
        };
        Artifacts = new ArtifactStore(clients, environment.ArtifactBucket, Retry);
        Account = new AccountGuard(clients, environment, TimeProvider.System);
    }

    internal AwsClients Clients { get; }

    internal AwsRetry Retry { get; }

    internal CloudFormationCalls Calls { get; }

    internal ArtifactStore Artifacts { get; }

    internal AccountGuard Account { get; }

    /// <summary>Its location, in words.</summary>
    internal string Place =>
        _local switch
        {
            null when Clients.Connection.Endpoint is { } endpoint => endpoint.GetLeftPart(UriPartial.Authority),
            null => $"AWS {Clients.Connection.Region}",
            { IsOwn: true } => $"LocalCloud of this run, {Authority}",
            _ => $"LocalCloud, {Authority}",
        };

    /// <summary>A command of the AWS CLI that reads from this AWS, with what must run before it.</summary>
    internal string Look(string command) => Clients.Connection.CliCommand(command);

    /// <summary>The URL with which this machine reaches a REST API, for its URL on AWS.</summary>
    /// <remarks>https://{api}.execute-api.{region}.amazonaws.com/{stage}</remarks>
    internal string Reachable(string apiUrl)
    {
        if ((Clients.Connection.Endpoint ?? EndpointOfSdk) is not { } endpoint)
        {
            return apiUrl;
        }

        var url = new Uri(apiUrl);
        return $"{endpoint.GetLeftPart(UriPartial.Authority)}/restapis/{url.Host.Split('.')[0]}"
            + $"/{url.AbsolutePath.Trim('/')}/_user_request_";
    }

    /// <summary>Lets a child process reach the same AWS, with the SDK's own variables.</summary>
    internal void AddTo(IDictionary<string, string?> variables)
    {
        if (Clients.Connection.Endpoint is { } endpoint)
        {
            variables["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority);
            (variables["AWS_ACCESS_KEY_ID"], variables["AWS_SECRET_ACCESS_KEY"]) = (LocalKey, LocalKey);
            variables["AWS_PROFILE"] = null;
            return;
        }
        foreach (var name in Credentials)
        {
            variables[name] = Environment.GetEnvironmentVariable(name);
        }
    }

    /// <summary>The endpoint that the SDK itself uses instead of AWS, in every environment.</summary>
    /// <remarks>https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html</remarks>
    private static Uri? EndpointOfSdk =>
        Uri.TryCreate(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url)
            ? url
            : null;

    private string Authority => _local!.Url.GetLeftPart(UriPartial.Authority);

    internal static async Task<CloudSession> OpenAsync(
        DeploymentEnvironment environment,
        Uri? endpoint,
        LocalCloudSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (!environment.IsLocal)
        {
            // Without an instance metadata service, asking it for credentials fails only after 16 seconds.
            if (Environment.GetEnvironmentVariable(MetadataSwitch) is null)
            {
                Environment.SetEnvironmentVariable(MetadataSwitch, "true");
            }

            return new CloudSession(
                environment,
                new AwsClients(new AwsConnection { Region = environment.Region }),
                null
            );
        }
        // LocalCloud accepts any credentials, but the SDK needs some; a person's own must not be sent to it.
        var credentials = new BasicAWSCredentials(LocalKey, LocalKey);
        var local = endpoint is null ? await SharedLocalCloud.OpenAsync(settings.ToOptions(), cancellationToken) : null;
        var connection = new AwsConnection { Region = environment.Region, Endpoint = endpoint ?? local!.Url };
        if (local is not null)
        {
            connection = await new LocalCloudNeighbor(settings).CompleteAsync(connection, local, cancellationToken);
        }
        return new CloudSession(environment, new AwsClients(connection, credentials), local);
    }

    public async ValueTask DisposeAsync()
    {
        Clients.Dispose();
        if (_local is not null)
        {
            await _local.DisposeAsync();
        }
    }
}
