using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>A missing permission is named in one line, in whatever words AWS refuses.</summary>
public sealed class NamedPermissionTests
{
    private const string Role = "arn:aws:sts::111122223333:assumed-role/deploy/run";

    [Theory]
    [InlineData(
        $"User: {Role} is not authorized to perform: lambda:UpdateAlias on resource: arn:aws:lambda:us-east-1:111122223333:function:f:live because no identity-based policy allows the lambda:UpdateAlias action",
        "lambda:UpdateAlias on arn:aws:lambda:us-east-1:111122223333:function:f:live",
        Role
    )]
    [InlineData(
        $"User: {Role} is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::bucket/key\" with an explicit deny in an identity-based policy",
        "s3:PutObject on arn:aws:s3:::bucket/key",
        Role
    )]
    [InlineData(
        $"User: {Role} is not authorized to perform: cloudformation:DescribeStacks",
        "cloudformation:DescribeStacks",
        Role
    )]
    [InlineData(
        $"User: {Role} is not authorized to perform: iam:PassRole on resource: arn:aws:iam::111122223333:role/cfn.",
        "iam:PassRole on arn:aws:iam::111122223333:role/cfn",
        Role
    )]
    [InlineData("is not authorized to perform logs:Create*", "logs:Create*", null)]
    public void The_permission_is_read_from_the_answer(string said, string permission, string? principal)
    {
        var missing = MissingPermission.In(said)!;

        (missing.ToString(), missing.Principal).ShouldBe((permission, principal));
    }

    [Theory]
    [InlineData("Access Denied")]
    [InlineData("The state machine IAM Role is not authorized to access the Log Destination")]
    public void An_answer_that_names_no_permission_has_none(string said) => MissingPermission.In(said).ShouldBeNull();
}
