using AiChef.Deployment.CloudFormation.ChangeSets;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

public sealed class PlannedChangesTests
{
    [Fact]
    public void A_change_without_details_changes_no_property()
    {
        var change = Of(null);

        change.Properties.ShouldBeEmpty();
        change.Values.ShouldBeEmpty();
        change.IsAutomatic.ShouldBeFalse();
    }

    [Fact]
    public void Only_what_AWS_calls_a_property_is_one() =>
        Of([
            Detail(ResourceAttribute.Tags, "Team"),
            Detail(ResourceAttribute.Properties, null),
            Detail(ResourceAttribute.Properties, "Value"),
        ])
            .Properties.ShouldBe(["Value"]);

    [Fact]
    public void A_value_that_comes_and_one_that_goes_are_told_as_well_in_the_order_of_their_paths() =>
        Of([
            Value("/Properties/C", "old", "new"),
            Value("/Properties/B", "old", null),
            Value("/Properties/A", null, "new"),
            Value("/Properties/A", null, "new"),
            Value("/Properties/D", null, null),
            Value(null, "old", "new"),
        ])
            .Values.ShouldBe([
                new PropertyChange("/Properties/A", null, "new"),
                new PropertyChange("/Properties/B", "old", null),
                new PropertyChange("/Properties/C", "old", "new"),
            ]);

    [Theory]
    [InlineData(PropertyChange.LongestValue, PropertyChange.LongestValue)]
    [InlineData(PropertyChange.LongestValue + 1, PropertyChange.LongestValue + 1)]
    [InlineData(PropertyChange.LongestValue + 2, PropertyChange.LongestValue + 1)]
    public void A_long_value_is_shortened_with_a_mark(int length, int kept) =>
        PropertyChange.Of("/Properties/A", null, new string('x', length)).After!.Length.ShouldBe(kept);

    private static PlannedChange Of(List<ResourceChangeDetail>? details) =>
        PlannedChanges
            .Of([
                new ResourceChange
                {
                    Action = ChangeAction.Modify,
                    LogicalResourceId = "One",
                    ResourceType = "AWS::SSM::Parameter",
                    Details = details,
                },
            ])
            .Single();

    private static ResourceChangeDetail Detail(ResourceAttribute attribute, string? name) =>
        new()
        {
            ChangeSource = ChangeSource.DirectModification,
            Target = new ResourceTargetDefinition { Attribute = attribute, Name = name },
        };

    private static ResourceChangeDetail Value(string? path, string? before, string? after) =>
        new()
        {
            Target = new ResourceTargetDefinition
            {
                Path = path,
                BeforeValue = before,
                AfterValue = after,
            },
        };
}
