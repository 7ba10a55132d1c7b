using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Shouldly;
using Xunit;

namespace AiChef.IntegrationTests;

/// <summary>The settings of the table that the template promises.</summary>
public sealed class SessionsTableTests(DeployedBackend backend) : IClassFixture<DeployedBackend>
{
    [Fact]
    public async Task The_table_is_on_demand_encrypted_and_outside_local_protected_from_deletion()
    {
        var table = (
            await backend.DynamoDb.DescribeTableAsync(
                new DescribeTableRequest { TableName = backend.Settings.SessionsTable }
            )
        ).Table;
        table.BillingModeSummary.BillingMode.ShouldBe(BillingMode.PAY_PER_REQUEST);
        table.SSEDescription.Status.ShouldBe(SSEStatus.ENABLED);
        table.DeletionProtectionEnabled.ShouldBe(backend.Settings.Environment != "local");
    }

    [Fact]
    public async Task Sessions_expire_and_can_be_recovered_to_a_point_in_time()
    {
        var expiry = (
            await backend.DynamoDb.DescribeTimeToLiveAsync(
                new DescribeTimeToLiveRequest { TableName = backend.Settings.SessionsTable }
            )
        ).TimeToLiveDescription;
        (expiry.AttributeName, expiry.TimeToLiveStatus).ShouldBe(("expiresAt", TimeToLiveStatus.ENABLED));
        var backups = (
            await backend.DynamoDb.DescribeContinuousBackupsAsync(
                new DescribeContinuousBackupsRequest { TableName = backend.Settings.SessionsTable }
            )
        ).ContinuousBackupsDescription;
        backups.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus.ShouldBe(PointInTimeRecoveryStatus.ENABLED);
    }
}
