using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>Every name comes from the prefix of its environment.</summary>
public sealed class NamesByPrefixTests
{
    private const string Parameters = "Parameters: { NamePrefix: { Type: String, Default: ai-chef } }";

    [Theory]
    [InlineData("AWS::SNS::Topic", "TopicName: !Sub '${NamePrefix}-a'")]
    [InlineData("AWS::SNS::Topic", "TopicName: !Ref NamePrefix")]
    [InlineData("AWS::SNS::Topic", "TopicName: !Sub '${AWS::StackName}-a'")]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName: !Sub '/aws/x/${NamePrefix}-a', RetentionInDays: 7")]
    [InlineData("AWS::SSM::Parameter", "Name: !Sub '/${NamePrefix}/${AWS::Region}/a'")]
    [InlineData("AWS::IAM::Role", "Description: without a name")]
    public void A_name_that_comes_from_the_prefix_is_right(string type, string properties) =>
        Check(type, properties)
            .Where(problem => problem.Contains("every environment", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("AWS::SNS::Topic", "TopicName: ai-chef-a", "ai-chef-a")]
    [InlineData("AWS::DynamoDB::Table", "TableName: ai-chef-a", "ai-chef-a")]
    [InlineData("AWS::CloudWatch::Dashboard", "DashboardName: AI-Chef-a", "AI-Chef-a")]
    [InlineData("AWS::CloudWatch::CompositeAlarm", "AlarmName: ai-chef-a", "ai-chef-a")]
    [InlineData("AWS::Lambda::Function", "FunctionName: ai-chef-a", "ai-chef-a")]
    [InlineData("AWS::IAM::Role", "RoleName: !Sub 'ai-chef-a'", "ai-chef-a")]
    [InlineData("AWS::Logs::LogGroup", "LogGroupName: /aws/x/ai-chef-a, RetentionInDays: 7", "/aws/x/ai-chef-a")]
    [InlineData("AWS::StepFunctions::StateMachine", "StateMachineName: ai-chef-a", "ai-chef-a")]
    [InlineData("AWS::SNS::Topic", "TopicName: !If [IsFirst, !Sub '${NamePrefix}-a', ai-chef-b]", "ai-chef-b")]
    public void A_name_that_does_not_is_found_although_it_has_the_prefix_today(
        string type,
        string properties,
        string name
    ) =>
        Check(type, properties)
            .ShouldContain(
                "backend/infrastructure/sample-test.yaml:3: "
                    + $"the name '{name}' is the same in every environment; begin it with ${{NamePrefix}}"
            );

    [Fact]
    public void An_export_is_a_name_as_well() =>
        Check("AWS::SNS::Topic", "DisplayName: a", "Outputs: { A: { Value: x, Export: { Name: ai-chef-a } } }")
            .ShouldContain(problem =>
                problem.Contains("the export 'ai-chef-a' is the same in every environment", StringComparison.Ordinal)
            );

    [Fact]
    public void A_name_that_is_too_long_with_the_prefix_is_found() =>
        Check("AWS::SQS::Queue", $"QueueName: !Sub '${{NamePrefix}}-{new string('a', 73)}'")
            .ShouldContain(problem => problem.Contains("has 81 characters, AWS accepts 80", StringComparison.Ordinal));

    private static IReadOnlyList<string> Check(string type, string properties, string outputs = "") =>
        BackendSample.Check(
            new BackendFiles
            {
                Templates =
                [
                    new ServiceFile(
                        "sample",
                        "ai-chef-sample",
                        [],
                        StackTemplate.Parse(
                            $$"""
                            {{Parameters}}
                            Conditions: { IsFirst: !Equals [!Ref NamePrefix, ai-chef] }
                            Resources: { A: { Type: {{type}}, Properties: { {{properties}} } } }
                            {{outputs}}
                            """,
                            "backend/infrastructure/sample-test.yaml"
                        )
                    )
                    {
                        Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["NamePrefix"] = "ai-chef" },
                    },
                ],
                GivenParameters = new HashSet<string>(["NamePrefix"], StringComparer.Ordinal),
            }
        );
}
