using Amazon;
using Amazon.CloudFormation;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;

namespace AiChef.Deployment.Aws;

/// <summary>Makes the AWS clients; the only place that does.</summary>
/// <param name="connection">Where AWS is.</param>
/// <param name="credentials">Whose calls these are; null takes the SDK's default chain (environment, profile, web identity, instance).</param>
public sealed class AwsClients(AwsConnection connection, AWSCredentials? credentials) : IDisposable
{
    private readonly Lazy<AmazonCloudFormationClient> _cloudFormation = new(() => credentials is null
        ? new AmazonCloudFormationClient(Configure(new AmazonCloudFormationConfig { MaxErrorRetry = 0 }, connection))
        : new AmazonCloudFormationClient(credentials, Configure(new AmazonCloudFormationConfig { MaxErrorRetry = 0 }, connection)));

    private readonly Lazy<AmazonS3Client> _s3 = new(() => credentials is null
        ? new AmazonS3Client(Configure(new AmazonS3Config { ForcePathStyle = connection.Endpoint is not null }, connection))
        : new AmazonS3Client(credentials, Configure(new AmazonS3Config { ForcePathStyle = connection.Endpoint is not null }, connection)));

    private readonly Lazy<AmazonSecurityTokenServiceClient> _sts = new(() => credentials is null
        ? new AmazonSecurityTokenServiceClient(Configure(new AmazonSecurityTokenServiceConfig(), connection))
        : new AmazonSecurityTokenServiceClient(credentials, Configure(new AmazonSecurityTokenServiceConfig(), connection)));

    /// <summary>Where the clients' calls go.</summary>
    public AwsConnection Connection => connection;

    /// <summary>CloudFormation; retries are <see cref="AwsRetry"/>'s, which knows the run's clock and deadline.</summary>
    public IAmazonCloudFormation CloudFormation => _cloudFormation.Value;

    /// <summary>S3, by path-style addresses on an endpoint.</summary>
    public IAmazonS3 S3 => _s3.Value;

    /// <summary>The security token service.</summary>
    public IAmazonSecurityTokenService Sts => _sts.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_cloudFormation.IsValueCreated)
            _cloudFormation.Value.Dispose();
        if (_s3.IsValueCreated)
            _s3.Value.Dispose();
        if (_sts.IsValueCreated)
            _sts.Value.Dispose();
    }

    // The region signed for is given explicitly: with an endpoint the SDK would sign for AWS_REGION, and without a region
    // its constructor asks the instance metadata service for up to 16 seconds.
    private static T Configure<T>(T config, AwsConnection connection) where T : ClientConfig
    {
        if (connection.Endpoint is null)
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(connection.Region);
        else
            config.ServiceURL = connection.Endpoint.AbsoluteUri;
        config.AuthenticationRegion = connection.Region;
        return config;
    }
}
