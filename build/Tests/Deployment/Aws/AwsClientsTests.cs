using AiChef.Deployment;
using AiChef.Deployment.Aws;
using Amazon.IdentityManagement.Model;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>Where calls go, and where people look.</summary>
public sealed class AwsClientsTests
{
    private static readonly AwsConnection Aws = new() { Region = "eu-west-1" };
    private static readonly AwsConnection Here = Aws with { Endpoint = new Uri("http://127.0.0.1:4567/") };

    [Fact]
    public void Clients_sign_for_the_region_and_leave_retries_to_the_run()
    {
        using var clients = Clients(Here);

        foreach (var config in Configs(clients).Take(3))
        {
            config.MaxErrorRetry.ShouldBe(0);
        }
        foreach (var config in Configs(clients))
        {
            config.AuthenticationRegion.ShouldBe("eu-west-1");
            config.ServiceURL.ShouldBe("http://127.0.0.1:4567/");
        }
        ((Amazon.S3.AmazonS3Config)clients.S3.Config).ForcePathStyle.ShouldBeTrue();
    }

    [Fact]
    public void On_AWS_buckets_have_hosts_of_their_own()
    {
        using var clients = Clients(Aws);

        ((Amazon.S3.AmazonS3Config)clients.S3.Config).ForcePathStyle.ShouldBeFalse();
        clients.S3.Config.RegionEndpoint.SystemName.ShouldBe("eu-west-1");
        clients.S3.Config.ServiceURL.ShouldBeNull();
    }

    [Theory]
    [InlineData("eu-west-1", "https://iam.amazonaws.com", "us-east-1")]
    [InlineData("cn-northwest-1", "https://iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("us-gov-east-1", "https://iam.us-gov.amazonaws.com", "us-gov-west-1")]
    public void IAM_has_one_host_and_one_region_in_a_partition(string region, string host, string signingRegion)
    {
        using var clients = Clients(Aws with { Region = region });

        clients
            .Iam.DetermineServiceOperationEndpoint(new SimulatePrincipalPolicyRequest())
            .URL.TrimEnd('/')
            .ShouldBe(host);
        clients.Iam.Config.AuthenticationRegion.ShouldBe(signingRegion);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Only_credentials_that_the_SDK_finds_are_read_again(bool isFound, int expected)
    {
        using var clients = isFound ? new AwsClients(Here) : Clients(Here);
        var calls = 0;

        await Should.ThrowAsync<DeploymentException>(
            clients
                .Retry(new ImpatientClock())
                .RunAsync<int>(
                    _ =>
                    {
                        calls++;
                        throw new AmazonServiceException("no") { ErrorCode = "ExpiredToken" };
                    },
                    CancellationToken.None
                )
        );

        calls.ShouldBe(expected);
    }

    [Fact]
    public void On_an_endpoint_every_client_uses_the_HTTP_client_that_is_given()
    {
        using var clock = new VirtualClock();
        var http = new CountedRequests(clock);
        using var clients = new AwsClients(Here, new BasicAWSCredentials("test", "test"), http);

        foreach (var config in Configs(clients))
        {
            config.HttpClientFactory.ShouldBe(http);
        }
    }

    private static AwsClients Clients(AwsConnection connection) =>
        new(connection, new BasicAWSCredentials("test", "test"));

    private static IEnumerable<IClientConfig> Configs(AwsClients clients) =>
        [
            clients.CloudFormation.Config,
            clients.CloudWatch.Config,
            clients.Lambda.Config,
            clients.S3.Config,
            clients.Sts.Config,
            clients.Ssm.Config,
        ];
}
