using AiChef.Deployment.CloudFormation.Stacks;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

public sealed class StackStatusTableTests
{
    [Theory]
    [InlineData("none", StackAction.Create)]
    [InlineData("REVIEW_IN_PROGRESS", StackAction.Create)]
    [InlineData("DELETE_COMPLETE", StackAction.Create)]
    [InlineData("CREATE_COMPLETE", StackAction.Update)]
    [InlineData("UPDATE_COMPLETE", StackAction.Update)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE", StackAction.Update)]
    [InlineData("IMPORT_COMPLETE", StackAction.Update)]
    [InlineData("IMPORT_ROLLBACK_COMPLETE", StackAction.Update)]
    [InlineData("CREATE_IN_PROGRESS", StackAction.Wait)]
    [InlineData("ROLLBACK_IN_PROGRESS", StackAction.Wait)]
    [InlineData("DELETE_IN_PROGRESS", StackAction.Wait)]
    [InlineData("UPDATE_IN_PROGRESS", StackAction.Wait)]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", StackAction.Wait)]
    [InlineData("UPDATE_ROLLBACK_IN_PROGRESS", StackAction.Wait)]
    [InlineData("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", StackAction.Wait)]
    [InlineData("IMPORT_IN_PROGRESS", StackAction.Wait)]
    [InlineData("IMPORT_ROLLBACK_IN_PROGRESS", StackAction.Wait)]
    [InlineData("ROLLBACK_COMPLETE", StackAction.DeleteThenCreate)]
    [InlineData("CREATE_FAILED", StackAction.DeleteThenCreateIfAllowed)]
    [InlineData("ROLLBACK_FAILED", StackAction.DeleteThenCreateIfAllowed)]
    [InlineData("UPDATE_ROLLBACK_FAILED", StackAction.ContinueRollbackThenUpdate)]
    [InlineData("UPDATE_FAILED", StackAction.RollbackThenUpdate)]
    [InlineData("DELETE_FAILED", StackAction.Stop)]
    [InlineData("IMPORT_ROLLBACK_FAILED", StackAction.Stop)]
    [InlineData("A_STATUS_OF_TOMORROW", StackAction.Stop)]
    public void Each_status_leads_to_one_action(string status, StackAction expected) =>
        StackStatusTable.ActionFor(status).ShouldBe(expected);

    [Fact]
    public void Every_status_that_the_client_knows_is_decided()
    {
        var known = typeof(Amazon.CloudFormation.StackStatus)
            .GetFields()
            .Where(f => f.IsStatic)
            .Select(f => f.GetValue(null)!.ToString()!)
            .ToList();

        known.Count.ShouldBe(23);
        known
            .Where(status => StackStatusTable.ActionFor(status) == StackAction.Stop)
            .ShouldBe(["DELETE_FAILED", "IMPORT_ROLLBACK_FAILED"], ignoreOrder: true);
    }
}
