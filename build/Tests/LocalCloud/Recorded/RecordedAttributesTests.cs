using AiChef.Tests.LocalCloud.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Recorded;

/// <summary>What Fn::GetAtt gives of recorded resources, in a stack and in the change sets of that stack.</summary>
public sealed class RecordedAttributesTests
{
    private const string Template = """
        Resources:
          Jobs: {Type: AWS::SQS::Queue}
          Name: {Type: AWS::SSM::Parameter, Properties: {Type: String, Name: /name, Value: !GetAtt Jobs.QueueName}}
        Outputs:
          Name: {Value: !GetAtt Jobs.QueueName}
          Delay: {Value: !Sub 'delay ${Jobs.DelaySeconds}'}
        """;

    [Fact]
    public async Task The_name_that_AWS_gives_is_an_attribute()
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CreateAsync("s", Template);

        (await aws.ParameterAsync("/name"))!.ShouldStartWith("s-Jobs-");
    }

    [Fact]
    public async Task A_property_that_was_not_given_is_no_change()
    {
        await using var aws = await StackFixture.StartAsync();
        await aws.CreateAsync("s", Template);

        (await aws.RefusedAsync("UpdateStack", ("StackName", "s"), ("TemplateBody", Template))).Text.ShouldBe(
            "No updates are to be performed."
        );
    }
}
