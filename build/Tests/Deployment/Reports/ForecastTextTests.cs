using AiChef.Deployment.CloudFormation.ChangeSets;
using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Deployment.Reports;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Reports;

/// <summary>What a deployment would do is said in the same words everywhere.</summary>
public sealed class ForecastTextTests
{
    private static readonly PlannedChange Change = new("Modify", "A", "AWS::SNS::Topic", "False", null, "a");

    [Theory]
    [InlineData(ForecastKind.Created, "would be created (1 to modify)")]
    [InlineData(ForecastKind.Updated, "would be updated (1 to modify)")]
    [InlineData(ForecastKind.Unchanged, "is unchanged")]
    [InlineData(ForecastKind.Refused, "would be refused: data would be lost")]
    [InlineData(ForecastKind.Unknown, "cannot be foreseen: data would be lost (A_STATUS)")]
    public void Known_changes_are_counted_and_reasons_given(ForecastKind kind, string text) =>
        ForecastText
            .Of(new StackForecast(kind, "A_STATUS") { Changes = [Change], Reason = "data would be lost" })
            .ShouldBe(text);

    [Theory]
    [InlineData(ForecastKind.Created, "would be created (AWS alone knows the resources)")]
    [InlineData(
        ForecastKind.Recreated,
        "would be deleted and created again (the stack is in A_STATUS; what changes is known after that)"
    )]
    public void What_is_not_known_yet_is_said(ForecastKind kind, string text) =>
        ForecastText.Of(new StackForecast(kind, "A_STATUS")).ShouldBe(text);

    [Theory]
    [InlineData(0, true, "termination protection on")]
    [InlineData(1, true, "1 to modify, termination protection on")]
    [InlineData(1, false, "1 to modify")]
    [InlineData(0, false, "only changes outside the resources")]
    public void Protection_that_is_switched_on_is_a_change(int changes, bool protects, string text) =>
        ForecastText
            .Detail(
                new StackForecast(ForecastKind.Updated, "A_STATUS")
                {
                    Changes = [.. Enumerable.Repeat(Change, changes)],
                    Protects = protects,
                }
            )
            .ShouldBe(text);

    [Fact]
    public void A_refusal_without_a_reason_is_one_all_the_same() =>
        ForecastText.Of(new StackForecast(ForecastKind.Refused, "A_STATUS")).ShouldBe("would be refused");
}
