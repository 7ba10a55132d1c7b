using AiChef.Deployment.Operations.Backups;
using AiChef.Tests.Deployment.CloudFormation;
using Amazon.DynamoDBv2.Model;

namespace AiChef.Tests.Deployment.Operations;

/// <summary>A table that can be backed up and restored.</summary>
internal static class BackedUpTable
{
    internal static async Task<DeployerFixture> StartAsync(int items, TimeSpan provisioning = default)
    {
        var cloud = await DeployerFixture.StartAsync(options => options with { ProvisioningTime = provisioning });
        // Written again in each test of tables: its template shows what the test is about.
        await cloud.DeployAsync(
            """
            Resources:
              Dishes:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: dishes
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
                  KeySchema: [{ AttributeName: id, KeyType: HASH }]
                  TimeToLiveSpecification: { AttributeName: end, Enabled: true }
                  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }
                  DeletionProtectionEnabled: true
                  Tags: [{ Key: Team, Value: soup }]
            """
        );
        foreach (var part in Enumerable.Range(0, items).Chunk(25))
        {
            await cloud.Clients.DynamoDb.BatchWriteItemAsync(
                new BatchWriteItemRequest
                {
                    RequestItems = new()
                    {
                        ["dishes"] =
                        [
                            .. part.Select(i => new WriteRequest(
                                new PutRequest(
                                    new()
                                    {
                                        ["id"] = new($"dish-{i}"),
                                        ["size"] = new() { N = $"{i}" },
                                        ["parts"] = new() { L = [new("salt"), new() { BOOL = true }] },
                                    }
                                )
                            )),
                        ],
                    },
                }
            );
        }
        return cloud;
    }

    internal static Task<Rehearsal> RehearseAsync(DeployerFixture cloud) =>
        RunAsync(
            cloud,
            token =>
                new RestoreRehearsal(cloud.Clients.DynamoDb, cloud.Clients.Retry(cloud.Clock), cloud.Clock).RunAsync(
                    "dishes",
                    token
                )
        );

    internal static Task<T> RunAsync<T>(DeployerFixture cloud, Func<CancellationToken, Task<T>> work) =>
        cloud.Clock.RunAsync(() => work(CancellationToken.None), "the work");
}
