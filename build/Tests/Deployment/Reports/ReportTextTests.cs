using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>Changes are counted and told in the same words in all reports.</summary>
public sealed class ReportTextTests
{
    [Fact]
    public void Changes_are_counted_by_what_happens_to_the_resource() =>
        ReportText
            .Summary([
                Of("Add"),
                Of("Modify"),
                Of("Add"),
                Of("Modify", "True"),
                Of("Remove"),
                Of("Modify", "Conditional"),
            ])
            .ShouldBe("2 to add, 2 to modify, 1 to replace, 1 to remove");

    [Fact]
    public void Changes_of_no_resource_are_said_to_be_such() =>
        ReportText.Summary([]).ShouldBe("only changes outside the resources");

    [Theory]
    [InlineData("Add", null, "+ A (T)")]
    [InlineData("Remove", null, "- A (T)")]
    [InlineData("Modify", "False", "~ A (T)")]
    [InlineData("Modify", "True", "± A (T), replaced")]
    [InlineData("Modify", "Conditional", "~ A (T), may be replaced")]
    [InlineData("Dynamic", null, "? A (T)")]
    public void A_change_is_one_line(string action, string? replacement, string line) =>
        ReportText.Line(Of(action, replacement)).ShouldBe(line);

    [Fact]
    public void Policies_and_changes_that_AWS_only_expects_are_told() =>
        ReportText
            .Line(Of("Modify") with { PolicyAction = "Retain", Policies = ["DeletionPolicy"], IsAutomatic = true })
            .ShouldBe("~ A (T), Retain, DeletionPolicy, its template may have changed");

    private static PlannedChange Of(string action, string? replacement = null) =>
        new(action, "A", "T", replacement, null, null);
}
