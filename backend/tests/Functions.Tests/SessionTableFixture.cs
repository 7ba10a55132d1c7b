using AiChef.Functions.Sessions;
using AiChef.LocalCloud;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>An empty session table on LocalCloud, with the key that dynamodb-schema.yaml gives it.</summary>
public sealed class SessionTableFixture : IAsyncLifetime
{
    public const string Table = "ai-chef-sessions";

    private LocalCloudHost? _host;

    public AmazonDynamoDBClient DynamoDb { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _host = await LocalCloudHost.StartAsync(new LocalCloudOptions(), CancellationToken.None);
        DynamoDb = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = _host.Url.ToString(), AuthenticationRegion = "us-east-1" });
        await DynamoDb.CreateTableAsync(new CreateTableRequest
        {
            TableName = Table,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new KeySchemaElement("sessionId", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("sessionId", ScalarAttributeType.S)],
        });
    }

    public ISessionStore Store(TimeProvider time) => new DynamoDbSessionStore(DynamoDb, Table, time);

    public async Task DisposeAsync()
    {
        DynamoDb.Dispose();
        await _host!.DisposeAsync();
    }
}
