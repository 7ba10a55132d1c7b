using System.Net;
using AiChef.Deployment;
using AiChef.Deployment.Aws;
using Amazon.Runtime;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>A missing permission is named in one line, in whatever words AWS refuses.</summary>
public sealed class AwsRefusalTests
{
    private const string Role = "arn:aws:sts::111122223333:assumed-role/deploy/run";

    [Fact]
    public void The_failure_names_the_permission_and_who_should_have_it()
    {
        var failure = AwsRefusal.Of(
            "ai-chef-x",
            Error("AccessDenied", $"User: {Role} is not authorized to perform:\ncloudformation:CreateChangeSet")
        );

        failure.Kind.ShouldBe(FailureKind.Failed);
        failure.Message.ShouldBe("ai-chef-x: the permission cloudformation:CreateChangeSet is missing (AccessDenied)");
        failure.Details.ShouldBe([
            $"AWS: User: {Role} is not authorized to perform: cloudformation:CreateChangeSet",
            $"next: allow cloudformation:CreateChangeSet to {Role}, then run the command again",
        ]);
    }

    [Fact]
    public void A_call_whose_answer_names_nothing_names_what_it_needs()
    {
        var failure = AwsRefusal.Of("bucket", Error("", ""), new MissingPermission("s3:ListBucket"));

        failure.Message.ShouldBe("bucket: the permission s3:ListBucket is missing");
        failure.Details.ShouldBe(["next: allow s3:ListBucket to the deploying role, then run the command again"]);
    }

    [Fact]
    public void Any_other_answer_keeps_its_words_and_code() =>
        AwsRefusal.Of("x", Error("ValidationError", "no\nroom")).Message.ShouldBe("x: no room (ValidationError)");

    [Fact]
    public void A_secret_that_AWS_repeats_is_in_no_part_of_the_failure()
    {
        var failure = AwsRefusal.Of("/p", Error("ValidationException", "value s3cret is too long"), "s3cret");

        failure.ToString().ShouldBe("/p: value *** is too long (ValidationException)");
        failure.InnerException.ShouldBeNull();
    }

    private static AmazonServiceException Error(string code, string message) =>
        code.Length == 0
            ? new Amazon.S3.AmazonS3Exception(message) { StatusCode = HttpStatusCode.Forbidden, RequestId = "1" }
            : new AmazonServiceException(message) { ErrorCode = code, StatusCode = HttpStatusCode.BadRequest };
}
