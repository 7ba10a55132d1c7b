using AiChef.Functions.Sessions;
using AiChef.LocalCloud;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>
/// An empty session table, with the key that dynamodb-schema.yaml gives it: on LocalCloud, or on the endpoint in the
/// environment variable JUDGE_ENDPOINT.
/// </summary>
public sealed class SessionTableFixture : IAsyncLifetime
{
    public const string Table = "ai-chef-sessions";

    private LocalCloudHost? _host;

    public AmazonDynamoDBClient DynamoDb { get; private set; } = null!;

    /// <summary>The faults of LocalCloud; null on another endpoint.</summary>
    public LocalCloudFaults? Faults => _host?.Faults;

    public async Task InitializeAsync()
    {
        var judge = Environment.GetEnvironmentVariable("JUDGE_ENDPOINT");
        if (string.IsNullOrEmpty(judge))
        {
            _host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        }

        DynamoDb = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = _host?.Url.ToString() ?? judge, AuthenticationRegion = "us-east-1" }
        );
        await DynamoDb.CreateTableAsync(
            new CreateTableRequest
            {
                TableName = Table,
                BillingMode = BillingMode.PAY_PER_REQUEST,
                KeySchema = [new KeySchemaElement("sessionId", KeyType.HASH)],
                AttributeDefinitions = [new AttributeDefinition("sessionId", ScalarAttributeType.S)],
            }
        );
    }

    public ISessionStore Store(TimeProvider time) => new DynamoDbSessionStore(DynamoDb, Table, time);

    public async Task DisposeAsync()
    {
        DynamoDb.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}
