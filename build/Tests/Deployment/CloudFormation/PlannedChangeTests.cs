using AiChef.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation;

public sealed class PlannedChangeTests
{
    [Theory]
    [InlineData("Remove", "AWS::DynamoDB::Table", null, "Delete", true)]
    [InlineData("Remove", "AWS::DynamoDB::Table", null, "Retain", false)]
    [InlineData("Remove", "AWS::S3::Bucket", null, null, true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "True", "ReplaceAndDelete", true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "True", "ReplaceAndRetain", false)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "Conditional", null, true)]
    [InlineData("Modify", "AWS::DynamoDB::Table", "False", null, false)]
    [InlineData("Add", "AWS::DynamoDB::Table", null, null, false)]
    [InlineData("Remove", "AWS::Logs::LogGroup", null, "Delete", false)]
    public void Only_the_deletion_of_data_counts_as_a_loss(string action, string type, string? replacement, string? policy, bool loses) =>
        new PlannedChange(action, "Id", type, replacement, policy, "id").LosesData.ShouldBe(loses);
}
