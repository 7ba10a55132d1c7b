using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;

namespace AiChef.Deployment.Aws;

/// <summary>Creates the AWS clients; the only place that does.</summary>
/// <param name="connection">Where AWS is.</param>
/// <param name="credentials">The credentials of the calls.</param>
/// <param name="http">Creates the HTTP client; null for the SDK's own.</param>
public sealed class AwsClients(AwsConnection connection, AWSCredentials credentials, HttpClientFactory? http = null)
    : IDisposable
{
    /// <summary>Clients with the credentials that the SDK finds.</summary>
    /// <param name="connection">Where AWS is.</param>
    public AwsClients(AwsConnection connection)
        : this(connection, new RenewableCredentials()) { }

    // The SDK does not retry calls of CloudFormation, CloudWatch and Lambda: AwsRetry does, which knows the run's clock
    // and deadline.
    private readonly Lazy<AmazonCloudFormationClient> _cloudFormation = new(() =>
        Make(
            connection,
            credentials,
            http,
            new AmazonCloudFormationConfig { MaxErrorRetry = 0 },
            static (c, config) => new AmazonCloudFormationClient(c, config)
        )
    );

    private readonly Lazy<AmazonCloudWatchClient> _cloudWatch = new(() =>
        Make(
            connection,
            credentials,
            http,
            new AmazonCloudWatchConfig { MaxErrorRetry = 0 },
            static (c, config) => new AmazonCloudWatchClient(c, config)
        )
    );

    private readonly Lazy<AmazonLambdaClient> _lambda = new(() =>
        Make(
            connection,
            credentials,
            http,
            new AmazonLambdaConfig { MaxErrorRetry = 0 },
            static (c, config) => new AmazonLambdaClient(c, config)
        )
    );

    private readonly Lazy<AmazonS3Client> _s3 = new(() =>
        Make(
            connection,
            credentials,
            http,
            new AmazonS3Config { ForcePathStyle = connection.Endpoint is not null },
            static (c, config) => new AmazonS3Client(c, config)
        )
    );

    private readonly Lazy<AmazonSecurityTokenServiceClient> _sts = new(() =>
        Make(
            connection,
            credentials,
            http,
            new AmazonSecurityTokenServiceConfig(),
            static (c, config) => new AmazonSecurityTokenServiceClient(c, config)
        )
    );

    private readonly Lazy<AmazonSimpleSystemsManagementClient> _ssm = new(() =>
        Make(
            connection,
            credentials,
            http,
            new AmazonSimpleSystemsManagementConfig(),
            static (c, config) => new AmazonSimpleSystemsManagementClient(c, config)
        )
    );

    /// <summary>The endpoint of the clients.</summary>
    public AwsConnection Connection => connection;

    /// <summary>Retries throttled and failed calls of the clients.</summary>
    /// <param name="time">The clock of the waits.</param>
    public AwsRetry Retry(TimeProvider time) =>
        new(connection, time, (credentials as RenewableCredentials) is { } renewable ? renewable.Renew : null);

    /// <summary>CloudFormation, without retries of its own.</summary>
    public IAmazonCloudFormation CloudFormation => _cloudFormation.Value;

    /// <summary>CloudWatch, without retries of its own.</summary>
    public IAmazonCloudWatch CloudWatch => _cloudWatch.Value;

    /// <summary>Lambda, without retries of its own.</summary>
    public IAmazonLambda Lambda => _lambda.Value;

    /// <summary>S3, with path-style addresses on an endpoint.</summary>
    public IAmazonS3 S3 => _s3.Value;

    /// <summary>The security token service.</summary>
    public IAmazonSecurityTokenService Sts => _sts.Value;

    /// <summary>Systems Manager, for its parameters.</summary>
    public IAmazonSimpleSystemsManagement Ssm => _ssm.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(_cloudFormation);
        Dispose(_cloudWatch);
        Dispose(_lambda);
        Dispose(_s3);
        Dispose(_sts);
        Dispose(_ssm);
    }

    // The region signed for is given explicitly: with an endpoint the SDK would sign for AWS_REGION, and without a
    // region its constructor asks the instance metadata service for up to 16 seconds.
    private static TClient Make<TClient, TConfig>(
        AwsConnection connection,
        AWSCredentials credentials,
        HttpClientFactory? http,
        TConfig config,
        Func<AWSCredentials, TConfig, TClient> make
    )
        where TConfig : ClientConfig
    {
        if (connection.Endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(connection.Region);
        }
        else
        {
            config.ServiceURL = connection.Endpoint.AbsoluteUri;
        }

        config.AuthenticationRegion = connection.Region;
        config.HttpClientFactory = http;
        return make(credentials, config);
    }

    private static void Dispose<T>(Lazy<T> client)
        where T : IDisposable
    {
        if (client.IsValueCreated)
        {
            client.Value.Dispose();
        }
    }
}
