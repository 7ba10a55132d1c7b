using AiChef.Deployment.Aws;
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
}
