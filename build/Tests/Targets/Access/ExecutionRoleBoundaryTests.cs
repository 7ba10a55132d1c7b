using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Access;

/// <summary>What CloudFormation may do for the stacks of the backend.</summary>
public sealed class ExecutionRoleBoundaryTests
{
    private static readonly HashSet<string> Granted = new(
        RepositoryAccess.OfExecution.SelectMany(statement => statement.Actions),
        StringComparer.OrdinalIgnoreCase
    );

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
