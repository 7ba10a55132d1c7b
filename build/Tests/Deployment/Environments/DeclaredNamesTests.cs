using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Environments;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Environments;

public sealed class DeclaredNamesTests
{
    private const string Template = """
        Conditions: { IsBig: !And [!Equals [!Ref Big, "true"], !Not [!Equals [!Ref NamePrefix, other]]] }
        Resources:
          Table: { Type: AWS::DynamoDB::Table }
          Red: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmName: chef-red } }
          Made: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmName: !Sub "${AWS::StackName}-made" } }
          Nameless: { Type: AWS::CloudWatch::Alarm }
          Prefixed: { Type: AWS::CloudWatch::Alarm, Properties: { AlarmName: !Sub "${NamePrefix}-prefixed" } }
          Both: { Type: AWS::CloudWatch::CompositeAlarm, Properties: { AlarmName: !If [IsBig, chef-big, chef-small] } }
        """;

    private static readonly DeclaredNames Names = new(
        [StackTemplate.Parse(Template, "t.yaml")],
        new Dictionary<string, string>(StringComparer.Ordinal) { ["NamePrefix"] = "chef", ["Big"] = "true" }
    );

    [Fact]
    public void A_resource_goes_by_its_logical_id_and_its_type() =>
        Names.Resources.ShouldBe(
            [
                "Table",
                "AWS::DynamoDB::Table",
                "Red",
                "AWS::CloudWatch::Alarm",
                "Made",
                "Nameless",
                "Prefixed",
                "Both",
                "AWS::CloudWatch::CompositeAlarm",
            ],
            ignoreOrder: true
        );

    [Fact]
    public void Only_what_holds_data_can_lose_it() => Names.Data.ShouldBe(["Table"]);

    [Fact]
    public void An_alarm_goes_by_the_name_that_the_template_gives_in_the_environment() =>
        Names.Alarms.ShouldBe(["chef-red", "chef-prefixed", "chef-big"]);
}
