using Amazon;
using Amazon.CloudFormation;
using Amazon.CloudWatch;
using Amazon.CloudWatchLogs;
using Amazon.DynamoDBv2;
using Amazon.IdentityManagement;
using Amazon.Lambda;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using Amazon.StepFunctions;

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

    private readonly AWSCredentials _credentials = credentials;
    private readonly Lock _creation = new();

    // Not Lazy<T>, whose construction loads the assembly of each client, also of those that a run does not use.
    private AmazonCloudFormationClient? _cloudFormation;
    private AmazonCloudWatchClient? _cloudWatch;
    private AmazonDynamoDBClient? _dynamoDb;
    private AmazonIdentityManagementServiceClient? _iam;
    private AmazonLambdaClient? _lambda;
    private AmazonCloudWatchLogsClient? _logs;
    private AmazonS3Client? _s3;
    private AmazonSecurityTokenServiceClient? _sts;
    private AmazonSimpleSystemsManagementClient? _ssm;
    private AmazonStepFunctionsClient? _stepFunctions;

    /// <summary>The endpoint of the clients.</summary>
    public AwsConnection Connection { get; } = connection;

    /// <summary>Retries throttled and failed calls of the clients.</summary>
    /// <param name="time">The clock of the waits.</param>
    public AwsRetry Retry(TimeProvider time) =>
        new(Connection, time, (_credentials as RenewableCredentials) is { } renewable ? renewable.Renew : null);

    // The SDK does not retry calls of these services: AwsRetry does, which knows the run's clock and deadline.

    /// <summary>CloudFormation, without retries of its own.</summary>
    public IAmazonCloudFormation CloudFormation =>
        Get(
            ref _cloudFormation,
            static it => new(it._credentials, it.Complete(new AmazonCloudFormationConfig { MaxErrorRetry = 0 }))
        );

    /// <summary>CloudWatch, without retries of its own.</summary>
    public IAmazonCloudWatch CloudWatch =>
        Get(
            ref _cloudWatch,
            static it => new(it._credentials, it.Complete(new AmazonCloudWatchConfig { MaxErrorRetry = 0 }))
        );

    /// <summary>DynamoDB, without retries of its own.</summary>
    public IAmazonDynamoDB DynamoDb =>
        Get(
            ref _dynamoDb,
            static it => new(it._credentials, it.Complete(new AmazonDynamoDBConfig { MaxErrorRetry = 0 }))
        );

    /// <summary>Identity and Access Management, without retries of its own.</summary>
    public IAmazonIdentityManagementService Iam =>
        Get(
            ref _iam,
            static it =>
                new(it._credentials, it.Global(new AmazonIdentityManagementServiceConfig { MaxErrorRetry = 0 }))
        );

    /// <summary>Lambda, without retries of its own.</summary>
    public IAmazonLambda Lambda =>
        Get(ref _lambda, static it => new(it._credentials, it.Complete(new AmazonLambdaConfig { MaxErrorRetry = 0 })));

    /// <summary>CloudWatch Logs, without retries of its own.</summary>
    public IAmazonCloudWatchLogs Logs =>
        Get(
            ref _logs,
            static it => new(it._credentials, it.Complete(new AmazonCloudWatchLogsConfig { MaxErrorRetry = 0 }))
        );

    /// <summary>Step Functions, without retries of its own.</summary>
    public IAmazonStepFunctions StepFunctions =>
        Get(
            ref _stepFunctions,
            static it => new(it._credentials, it.Complete(new AmazonStepFunctionsConfig { MaxErrorRetry = 0 }))
        );

    /// <summary>S3, with path-style addresses on an endpoint.</summary>
    public IAmazonS3 S3 =>
        Get(
            ref _s3,
            static it =>
                new(
                    it._credentials,
                    it.Complete(new AmazonS3Config { ForcePathStyle = it.Connection.Endpoint is not null })
                )
        );

    /// <summary>The security token service.</summary>
    public IAmazonSecurityTokenService Sts =>
        Get(ref _sts, static it => new(it._credentials, it.Complete(new AmazonSecurityTokenServiceConfig())));

    /// <summary>Systems Manager, for its parameters.</summary>
    public IAmazonSimpleSystemsManagement Ssm =>
        Get(ref _ssm, static it => new(it._credentials, it.Complete(new AmazonSimpleSystemsManagementConfig())));

    /// <inheritdoc/>
    public void Dispose()
    {
        _cloudFormation?.Dispose();
        _cloudWatch?.Dispose();
        _dynamoDb?.Dispose();
        _iam?.Dispose();
        _lambda?.Dispose();
        _logs?.Dispose();
        _s3?.Dispose();
        _sts?.Dispose();
        _ssm?.Dispose();
        _stepFunctions?.Dispose();
    }

    private T Get<T>(ref T? client, Func<AwsClients, T> create)
        where T : AmazonServiceClient
    {
        lock (_creation)
        {
            return client ??= create(this);
        }
    }

    /// <summary>Completes the settings of a service that has one endpoint, in one region of the partition.</summary>
    /// <remarks>https://docs.aws.amazon.com/general/latest/gr/iam-service.html</remarks>
    private T Global<T>(T config)
        where T : ClientConfig
    {
        Complete(config).AuthenticationRegion = Connection.Region switch
        {
            ['c', 'n', '-', ..] => "cn-north-1",
            ['u', 's', '-', 'g', 'o', 'v', '-', ..] => "us-gov-west-1",
            _ => "us-east-1",
        };
        return config;
    }

    // The region signed for is given explicitly: with an endpoint the SDK would sign for AWS_REGION, and without a
    // region its constructor asks the instance metadata service for up to 16 seconds.
    private T Complete<T>(T config)
        where T : ClientConfig
    {
        if (Connection.Endpoint is null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(Connection.Region);
        }
        else
        {
            config.ServiceURL = Connection.Endpoint.AbsoluteUri;
        }

        config.AuthenticationRegion = Connection.Region;
        config.HttpClientFactory = http;
        return config;
    }
}
