using AiChef.Deployment.CloudFormation.Failures;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Failures;

public sealed class FailureHintTests
{
    [Theory]
    [InlineData(
        "User: arn:aws:sts::1:assumed-role/deploy is not authorized to perform: iam:CreateRole on resource: x",
        "a permission is missing: allow iam:CreateRole to arn:aws:sts::1:assumed-role/deploy"
    )]
    [InlineData("is not authorized to perform logs:Create*", "allow logs:Create* to the deploying role")]
    [InlineData(
        "The state machine IAM Role is not authorized to access the Log Destination",
        "the state machine's role lacks"
    )]
    [InlineData("Access denied: AccessDenied", "a permission is missing: compare the action")]
    [InlineData("You are not authorized to do this", "a permission is missing: compare the action")]
    [InlineData("Function not found: arn:aws:lambda:x", "the Lambda function does not exist yet")]
    [InlineData(
        "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET'",
        "the state machine's definition is malformed"
    )]
    [InlineData("InvalidDefinition", "the state machine's definition is malformed")]
    [InlineData("ai-chef-sessions already exists in stack x", "a resource of that name exists outside the stack")]
    [InlineData("No export named ai-chef-table found", "the stack that exports it is not deployed")]
    [InlineData("Resource did not stabilize", "AWS gave up waiting")]
    [InlineData("Exceeded attempts to wait", "AWS gave up waiting")]
    [InlineData("the operation timed out", "AWS gave up waiting")]
    [InlineData("Resource limit exceeded", "a service quota is reached")]
    [InlineData("LimitExceededException", "a service quota is reached")]
    [InlineData("you have reached the quota of roles", "a service quota is reached")]
    public void A_usual_cause_has_a_hint(string cause, string hint) =>
        FailureHint.For(cause).ShouldNotBeNull().ShouldContain(hint);

    [Theory]
    [InlineData("No room")]
    [InlineData("")]
    public void Another_cause_has_none(string cause) => FailureHint.For(cause).ShouldBeNull();
}
