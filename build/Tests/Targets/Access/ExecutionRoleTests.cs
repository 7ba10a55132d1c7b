using AiChef.Permissions;
using AiChef.Targets.Access;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Access;

/// <summary>What CloudFormation may do for the stacks of the backend.</summary>
public sealed class ExecutionRoleTests
{
    private static readonly HashSet<string> Granted = new(
        RepositoryAccess.OfExecution.SelectMany(statement => statement.Actions),
        StringComparer.OrdinalIgnoreCase
    );

    public static TheoryData<string> Types => new(RepositoryAccess.Source.Types);

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_handler_of_a_type_that_the_templates_use_has_its_permissions(string type) =>
        HandlerPermissions
            .For(type)
            .All.SelectMany(ActionScope.Matching)
            .Select(scope => scope.Action)
            .Where(action => OptionalPermissions.AreNeeded(action, RepositoryAccess.Source))
            // The boundary stays on every role.
            .Except(["iam:DeleteRolePermissionsBoundary"])
            .Where(action => !Granted.Contains(action))
            .ShouldBeEmpty();

    [Fact]
    public void It_has_no_permission_that_no_handler_needs() =>
        Granted
            .Except(
                RepositoryAccess
                    .Source.Types.SelectMany(type => HandlerPermissions.For(type).All)
                    .SelectMany(ActionScope.Matching)
                    .Select(scope => scope.Action),
                StringComparer.OrdinalIgnoreCase
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("AWS::KMS::Key", "KmsKeyId: !Ref Key", "kms:CreateGrant")]
    [InlineData("AWS::Lambda::Function", "VpcConfig: {}", "ec2:DescribeSubnets")]
    [InlineData("AWS::DynamoDB::Table", "ImportSourceSpecification: {}", "dynamodb:PutItem")]
    public void A_permission_of_some_properties_comes_with_them(string type, string property, string action)
    {
        var template = $"Resources:\n  One:\n    Type: {type}\n    Properties:\n      ";

        OptionalPermissions.AreNeeded(action, TemplateSource.Of([template + "Other: 1"])).ShouldBeFalse();
        OptionalPermissions.AreNeeded(action, TemplateSource.Of([template + property])).ShouldBeTrue();
    }

    [Fact]
    public void A_new_type_whose_names_are_not_known_is_reported()
    {
        var source = TemplateSource.Of(["Resources:\n  One:\n    Type: AWS::StepFunctions::Activity\n"]);

        Should
            .Throw<InvalidOperationException>(() => new ExecutionPolicy(source, "boundary").Statements)
            .Message.ShouldContain("states:CreateActivity works on nothing that an environment names");
    }
}
