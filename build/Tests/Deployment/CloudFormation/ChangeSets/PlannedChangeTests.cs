using AiChef.Deployment.CloudFormation.ChangeSets;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.ChangeSets;

public sealed class PlannedChangeTests
{
    [Theory]
    [InlineData("Remove", "AWS::DynamoDB::Table", null, "Delete", true)]
    [InlineData("Remove", "AWS::DynamoDB::Table", null, "Retain", true)]
    [InlineData("Remove", "AWS::S3::Bucket", null, null, true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "True", "ReplaceAndDelete", true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "True", "ReplaceAndRetain", true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "True", "ReplaceAndSnapshot", true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "Conditional", null, true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "False", null, false)]
    [InlineData("Add", "AWS::DynamoDB::Table", null, null, false)]
    [InlineData("Import", "AWS::DynamoDB::Table", null, null, false)]
    [InlineData("Remove", "AWS::Logs::LogGroup", null, "Delete", false)]
    [InlineData("Modify", "AWS::Lambda::Function", "True", "ReplaceAndDelete", false)]
    public void Every_way_of_parting_from_data_counts_whatever_the_policy(
        string action,
        string type,
        string? replacement,
        string? policy,
        bool parts
    ) => new PlannedChange(action, "Id", type, replacement, policy, "id").PartsWithData.ShouldBe(parts);

    [Theory]
    [InlineData(null, "Delete", "removed: AWS deletes it with its content")]
    [InlineData(null, "Retain", "removed: AWS keeps it, outside any stack")]
    [InlineData(null, "Snapshot", "removed: AWS deletes it after a snapshot")]
    [InlineData("True", "ReplaceAndDelete", "replaced by an empty one: AWS deletes the old one with its content")]
    [InlineData("True", "ReplaceAndRetain", "replaced by an empty one: AWS keeps the old one, outside the stack")]
    [InlineData("True", "ReplaceAndSnapshot", "replaced by an empty one: AWS deletes the old one after a snapshot")]
    [InlineData("Conditional", null, "possibly replaced by an empty one")]
    public void What_happens_to_the_old_resource_is_said(string? replacement, string? policy, string fate) =>
        new PlannedChange(
            replacement is null ? "Remove" : "Modify",
            "Id",
            "AWS::DynamoDB::Table",
            replacement,
            policy,
            "id"
        ).Description.ShouldBe(fate);
}
