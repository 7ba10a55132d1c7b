using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class ResourceNamesTests
{
    [Theory]
    [InlineData("AWS::DynamoDB::Table", "TableName", "TableName")]
    [InlineData("AWS::Lambda::Function", "FunctionName", "FunctionName")]
    [InlineData("AWS::RDS::DBInstance", "DBInstanceIdentifier, DBName", "DBInstanceIdentifier")]
    [InlineData("AWS::CloudWatch::Alarm", "MetricName, AlarmName", "AlarmName")]
    [InlineData("AWS::SSM::Parameter", "Name, Value", "Name")]
    [InlineData("AWS::CloudWatch::Alarm", "MetricName", null)]
    [InlineData("AWS::Lambda::Alias", "FunctionName, Name", null)]
    [InlineData("AWS::Logs::LogStream", "LogGroupName, LogStreamName", null)]
    [InlineData("AWS::Events::Rule", "EventBusName, Name", null)]
    public void The_property_that_names_a_resource_is_found_by_its_type(string type, string properties, string? name)
    {
        var list = string.Join(", ", properties.Split(", ").Select(property => $"{property}: x"));

        ResourceNames.PropertyOf(TemplateReader.Read($"Properties: {{ {list} }}"), type).ShouldBe(name);
    }

    [Theory]
    [InlineData("kitchen", true)]
    [InlineData("arn:aws:sns:us-east-1:000000000000:kitchen", true)]
    [InlineData("arn:aws:states:us-east-1:000000000000:stateMachine:kitchen", true)]
    [InlineData("arn:aws:iam::000000000000:policy/kitchen", true)]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:other:kitchen", false)]
    [InlineData("kitchen-2", false)]
    [InlineData("arn:aws:sns:us-east-1:000000000000:kitchen-2", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_physical_id_is_a_name_or_an_arn_that_ends_with_it(string? physicalId, bool isNamed) =>
        ResourceNames.Names(physicalId, "kitchen").ShouldBe(isNamed);
}
