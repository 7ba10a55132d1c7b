using AiChef.Permissions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Permissions;

public sealed class ActionScopeTests
{
    [Theory]
    [InlineData("dynamodb:CreateTable", "arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}")]
    [InlineData("iam:PassRole", "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}")]
    [InlineData("s3:GetBucketPolicy", "arn:${Partition}:s3:::${BucketName}")]
    [InlineData(
        "cloudformation:ExecuteChangeSet",
        "arn:${Partition}:cloudformation:${Region}:${Account}:stack/${StackName}/${Id}"
    )]
    public void An_action_names_the_resources_that_it_may_be_restricted_to(string action, string arn) =>
        ActionScope.For(action).Arns.ShouldContain(arn);

    [Theory]
    [InlineData("logs:DescribeLogGroups")]
    [InlineData("xray:PutTraceSegments")]
    [InlineData("cloudformation:ValidateTemplate")]
    [InlineData("lambda:ListFunctions")]
    public void An_action_without_resources_takes_none(string action) =>
        ActionScope.For(action).IsRestrictable.ShouldBeFalse();

    [Theory]
    [InlineData("iam:CreateRole", "iam:PermissionsBoundary")]
    [InlineData("iam:PassRole", "iam:PassedToService")]
    [InlineData("cloudformation:CreateChangeSet", "cloudformation:RoleArn")]
    public void An_action_names_its_condition_keys(string action, string key) =>
        ActionScope.For(action).ConditionKeys.ShouldContain(key);

    [Fact]
    public void The_case_of_an_action_does_not_matter() =>
        ActionScope.For("S3:getbucketwebsite").Action.ShouldBe("s3:GetBucketWebsite");

    [Fact]
    public void A_pattern_stands_for_the_actions_that_match_it()
    {
        var actions = ActionScope.Matching("dynamodb:Describe*").Select(scope => scope.Action).ToList();

        actions.ShouldContain("dynamodb:DescribeTable");
        actions.ShouldAllBe(action => action.StartsWith("dynamodb:Describe", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_no_action_matches_nothing()
    {
        ActionScope.Matching("s3:REST.PUT.OBJECT").ShouldBeEmpty();
        ActionScope.Find("s3:REST.PUT.OBJECT").ShouldBeNull();
        Should.Throw<KeyNotFoundException>(() => ActionScope.For("s3:REST.PUT.OBJECT"));
    }
}
