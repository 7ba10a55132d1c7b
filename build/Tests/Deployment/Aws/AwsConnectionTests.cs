using AiChef.Deployment.Aws;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>Where calls go, and where people look.</summary>
public sealed class AwsConnectionTests
{
    private const string Arn = "arn:aws:cloudformation:eu-west-1:1:stack/a-stack/1-2";

    private const string Cli =
        "AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws --region eu-west-1 --endpoint-url";

    private static readonly AwsConnection Aws = new() { Region = "eu-west-1" };
    private static readonly AwsConnection Here = Aws with { Endpoint = new Uri("http://127.0.0.1:4567/") };

    [Fact]
    public void On_AWS_people_look_at_the_console_and_by_the_region()
    {
        Aws.LinkTo(Arn)
            .ShouldBe(
                "https://eu-west-1.console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/events?stackId="
                    + Uri.EscapeDataString(Arn)
            );
        Aws.CliCommand("s3 ls").ShouldBe("aws --region eu-west-1 s3 ls");
    }

    [Fact]
    public void On_an_endpoint_people_look_by_the_command_line()
    {
        Here.LinkTo(Arn)
            .ShouldBe($"{Cli} http://127.0.0.1:4567 cloudformation describe-stack-events --stack-name a-stack");
        Here.CliCommand("s3 ls").ShouldBe($"{Cli} http://127.0.0.1:4567 s3 ls");
    }

    [Fact]
    public void An_endpoint_that_ends_with_the_run_is_started_again_first() =>
        (
            Here with
            {
                EndpointAfterRun = new Uri("http://127.0.0.1:4566/"),
                LastingEndpointCommand = "./build.sh LocalCloud",
            }
        )
            .CliCommand("s3 ls")
            .ShouldBe($"start ./build.sh LocalCloud in another terminal, then {Cli} http://127.0.0.1:4566 s3 ls");

    [Theory]
    [InlineData(Arn, "a-stack")]
    [InlineData("a-stack", "a-stack")]
    public void An_ARN_holds_the_name(string id, string name) => AwsConnection.NameIn(id).ShouldBe(name);

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
