using AiChef.Deployment.CloudFormation.Stacks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>In which order stacks are deleted.</summary>
public sealed class StackRemovalPlanTests
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

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

    [Property]
    public Property Each_stack_stands_once_after_all_that_go_before_it() =>
        Prop.ForAll(
            Edges,
            Edges,
            (dependencies, imports) =>
            {
                // Imports go one way only, as those of stacks that could be deployed one after another.
                var importers = imports.Where(edge => string.CompareOrdinal(edge.From, edge.To) > 0).ToList();

                var order = StackRemovalPlan.Order(
                    [
                        .. Names.Select(name => new StackToRemove(
                            name,
                            [.. dependencies.Where(edge => edge.To == name).Select(edge => edge.From)]
                        )),
                    ],
                    importers
                        .GroupBy(edge => edge.To)
                        .ToDictionary(
                            group => group.Key,
                            group => (IReadOnlyList<string>)[.. group.Select(edge => edge.From)]
                        )
                )!;

                order.Select(stack => stack.Name).Order().ShouldBe(Names);
                for (var i = 0; i < order.Count; i++)
                {
                    order[i].After.ShouldAllBe(name => order.Take(i).Any(earlier => earlier.Name == name));
                }
                importers.ShouldAllBe(edge => order.Single(stack => stack.Name == edge.To).After.Contains(edge.From));
            }
        );

    private static Arbitrary<(string From, string To)[]> Edges { get; } =
        Gen.Elements(Names).SelectMany(from => Gen.Elements(Names), (from, to) => (from, to)).ArrayOf().ToArbitrary();

    private static IEnumerable<(string Name, string After)>? Order(
        (string Name, string[] After)[] stacks,
        (string Name, string[] Importers)[] imports
    ) =>
        StackRemovalPlan
            .Order(
                [.. stacks.Select(stack => new StackToRemove(stack.Name, stack.After))],
                imports.ToDictionary(stack => stack.Name, stack => (IReadOnlyList<string>)stack.Importers)
            )
            ?.Select(stack => (stack.Name, string.Join(',', stack.After)));
}
