using AiChef.Deployment;
using AiChef.Deployment.Aws;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>What only a person can do something about is told at once.</summary>
public sealed class AwsRetryCredentialsTests
{
    private static readonly AwsConnection Aws = new() { Region = "eu-west-1" };

    [Theory]
    [InlineData("InvalidClientTokenId")]
    [InlineData("ExpiredToken")]
    public async Task Credentials_that_AWS_refuses_are_named_with_its_words_and_what_to_do(string code)
    {
        var (failure, calls) = await RetriedCall.FailAsync(Aws, RetriedCall.Error(code, "The token is no good"));

        failure.Kind.ShouldBe(FailureKind.Configuration);
        failure.Message.ShouldBe(
            $"AWS refused the credentials: The token is no good ({code}); sign in again and repeat the command"
        );
        calls.ShouldBe(1);
    }

    [Theory]
    [InlineData("Failed to resolve AWS credentials. The credential providers used:\nEnvironment: none", "")]
    [InlineData("Unable to find a profile:\nmore of it", ": Unable to find a profile")]
    [InlineData("The profile is empty.", ": The profile is empty")]
    public async Task Credentials_that_are_not_there_are_told_with_what_the_SDK_knows(string message, string told)
    {
        var (failure, calls) = await RetriedCall.FailAsync(Aws, new AmazonClientException(message));

        failure.Kind.ShouldBe(FailureKind.Configuration);
        failure.Message.ShouldBe(
            $"no AWS credentials for AWS in eu-west-1{told}; set AWS_PROFILE or sign in with 'aws sso login'"
        );
        calls.ShouldBe(1);
    }
}
