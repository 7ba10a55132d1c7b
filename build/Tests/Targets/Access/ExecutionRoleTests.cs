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

    [Fact]
    public void It_makes_roles_only_with_the_boundary_and_never_takes_it_away()
    {
        Granted.ShouldNotContain("iam:DeleteRolePermissionsBoundary");
        foreach (var action in new[] { "iam:CreateRole", "iam:PutRolePolicy", "iam:AttachRolePolicy" })
        {
            With(action).Equal["iam:PermissionsBoundary"].ShouldHaveSingleItem().ShouldEndWith("-boundary");
        }
        With("iam:PutRolePermissionsBoundary")
            .Equal["iam:PermissionsBoundary"]
            .ShouldHaveSingleItem()
            .ShouldEndWith("-boundary");
    }

    [Fact]
    public void It_passes_the_roles_of_the_backend_to_the_services_that_trust_them()
    {
        var pass = With("iam:PassRole");

        pass.Resources.ShouldBe(["arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${NamePrefix}-*"]);
        pass.Equal["iam:PassedToService"].ShouldBe(RepositoryAccess.Source.TrustedServices);
    }

    [Fact]
    public void It_can_change_neither_the_boundary_nor_the_roles_of_its_own_stack()
    {
        Granted.ShouldAllBe(action => !action.StartsWith("iam:CreatePolicy", StringComparison.Ordinal));
        Granted.ShouldAllBe(action => !action.StartsWith("sts:", StringComparison.Ordinal));
        RepositoryAccess
            .OfExecution.Where(statement => statement.Actions.Any(a => a.StartsWith("iam:", StringComparison.Ordinal)))
            .SelectMany(statement => statement.Resources)
            .Distinct()
            // ListRoles takes no resource; the roles of the stack have the path /access/.
            .ShouldBe(["arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${NamePrefix}-*", "*"], ignoreOrder: true);
    }

    private static AccessStatement With(string action) =>
        RepositoryAccess.OfExecution.Single(statement => statement.Actions.Contains(action, StringComparer.Ordinal));
}
