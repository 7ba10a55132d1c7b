using AiChef.Deployment.Aws;
using AiChef.Deployment.CloudFormation.Calls;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Calls;

public sealed class StackReadsTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    public async Task Where_AWS_counts_calls_one_listing_answers_the_reads_of_a_second(bool counts, int listings)
    {
        using var clock = new VirtualClock();
        using var endpoint = new StubEndpoint(200, StubEndpoint.StacksResult("DescribeStacks", ""));
        using var clients = Clients(endpoint, counts, new CountedRequests(clock));
        var calls = new CloudFormationCalls(clients.CloudFormation, new AwsRetry(clients.Connection, clock), clock);
        using var deployments = calls.Join(2);

        await clock.RunAsync(
            async () =>
            {
                await calls.FindRecentStackAsync("one", default);
                await Task.Delay(TimeSpan.FromSeconds(0.5), clock);
                await calls.FindRecentStackAsync("two", default);
            },
            "two reads"
        );

        endpoint.Bodies.Count.ShouldBe(listings);
        calls.Sharers.ShouldBe(counts ? 2 : 1);
    }

    [Fact]
    public async Task The_owner_of_a_resource_is_the_one_with_its_id_and_type()
    {
        var members = string.Concat(
            new[] { ("First", "a", "Queue"), ("Second", "b", "Topic"), ("Third", "b", "Queue") }.Select(x =>
                $"<member><LogicalResourceId>{x.Item1}</LogicalResourceId>"
                + $"<PhysicalResourceId>{x.Item2}</PhysicalResourceId><ResourceType>{x.Item3}</ResourceType></member>"
            )
        );
        using var endpoint = new StubEndpoint(
            200,
            StubEndpoint.StacksResult("DescribeStackResources", $"<StackResources>{members}</StackResources>")
        );
        using var clients = Clients(endpoint, counts: false);
        var retry = new AwsRetry(clients.Connection, TimeProvider.System);
        var calls = new CloudFormationCalls(clients.CloudFormation, retry, TimeProvider.System);

        (await calls.OwnerAsync("b", "Queue", default)).ShouldNotBeNull().LogicalResourceId.ShouldBe("Third");
        (await calls.OwnerAsync("a", "Topic", default)).ShouldBeNull();
    }

    private static AwsClients Clients(StubEndpoint endpoint, bool counts, HttpClientFactory? http = null) =>
        new(
            new AwsConnection
            {
                Region = "us-east-1",
                Endpoint = endpoint.Url,
                IsRateLimited = counts,
            },
            new BasicAWSCredentials("test", "test"),
            http
        );
}
