using AiChef.Deployment.Aws;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>Clients end with the run, also those that nobody has used.</summary>
public sealed class AwsClientsEndTests
{
    [Fact]
    public async Task All_clients_end_together()
    {
        var clients = Clients();
        var calls = Calls(clients).ToList();
        clients.Dispose();

        foreach (var call in calls)
        {
            await Should.ThrowAsync<ObjectDisposedException>(call);
        }
    }

    [Fact]
    public void A_client_that_nobody_used_needs_no_end() => Should.NotThrow(Clients().Dispose);

    /// <summary>One call of each client, whose clients are made now.</summary>
    private static IEnumerable<Func<Task>> Calls(AwsClients clients)
    {
        var (stacks, alarms, functions) = (clients.CloudFormation, clients.CloudWatch, clients.Lambda);
        var (buckets, identity, parameters) = (clients.S3, clients.Sts, clients.Ssm);
        return
        [
            () => stacks.DescribeStacksAsync(new Amazon.CloudFormation.Model.DescribeStacksRequest()),
            () => alarms.DescribeAlarmsAsync(new Amazon.CloudWatch.Model.DescribeAlarmsRequest()),
            () => functions.GetFunctionAsync(new Amazon.Lambda.Model.GetFunctionRequest { FunctionName = "a" }),
            () => buckets.ListBucketsAsync(new Amazon.S3.Model.ListBucketsRequest()),
            () => identity.GetCallerIdentityAsync(new Amazon.SecurityToken.Model.GetCallerIdentityRequest()),
            () => parameters.GetParameterAsync(new() { Name = "a" }),
        ];
    }

    private static AwsClients Clients() =>
        new(
            new AwsConnection { Region = "eu-west-1", Endpoint = new Uri("http://127.0.0.1:4567/") },
            new BasicAWSCredentials("test", "test")
        );
}
