using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.CloudFormation.Stacks.RemovalOrder;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>In which order stacks are deleted.</summary>
public sealed class StackRemovalPlanTests
{
    [Fact]
    public void Who_imports_goes_first() =>
        Order([("a", []), ("b", [])], [("a", ["b"])]).ShouldBe([("b", ""), ("a", "b")]);

    [Fact]
    public void Who_depends_goes_first() =>
        Order([("a", ["b", "c"]), ("b", []), ("c", [])], []).ShouldBe([("b", ""), ("c", ""), ("a", "b,c")]);

    [Fact]
    public void An_import_counts_more_than_a_dependency() =>
        Order([("a", ["b"]), ("b", [])], [("b", ["a"])]).ShouldBe([("a", ""), ("b", "a")]);

    [Fact]
    public void Stacks_that_import_from_one_another_have_no_order() =>
        Order([("a", []), ("b", [])], [("a", ["b"]), ("b", ["a"])]).ShouldBeNull();

    [Fact]
    public void A_stack_outside_the_removal_is_not_waited_for() => Order([("a", ["x"])], []).ShouldBe([("a", "")]);
}
