using AiChef.Deployment.CloudFormation.Stacks;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Shouldly;

namespace AiChef.Tests.Deployment.CloudFormation.Stacks;

/// <summary>In which order stacks are deleted.</summary>
public sealed class StackRemovalOrderProperties
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

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
}
