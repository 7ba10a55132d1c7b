using AiChef.Deployment.Aws;
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

        foreach (var client in new[] { clients.CloudFormation, clients.CloudWatch, (IAmazonService)clients.Lambda })
        {
            client.Config.MaxErrorRetry.ShouldBe(0);
            client.Config.AuthenticationRegion.ShouldBe("eu-west-1");
            client.Config.ServiceURL.ShouldBe("http://127.0.0.1:4567/");
        }
        foreach (var client in new[] { clients.S3, clients.Sts, (IAmazonService)clients.Ssm })
        {
            client.Config.AuthenticationRegion.ShouldBe("eu-west-1");
            client.Config.ServiceURL.ShouldBe("http://127.0.0.1:4567/");
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

    [Fact]
    public void A_client_ends_with_all_others()
    {
        var clients = Clients(Here);
        var client = clients.CloudFormation;
        clients.Dispose();

        Should.Throw<ObjectDisposedException>(() =>
            client.DescribeStacksAsync(new Amazon.CloudFormation.Model.DescribeStacksRequest())
        );
    }

    private static AwsClients Clients(AwsConnection connection) =>
        new(connection, new BasicAWSCredentials("test", "test"));
}
