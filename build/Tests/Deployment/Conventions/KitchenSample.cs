using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Conventions;

namespace AiChef.Tests.Deployment.Conventions;

/// <summary>A template of rules, which have metrics of failures, and alarms.</summary>
internal static class KitchenSample
{
    internal static string Rule(string id, string name) =>
        $"""
              {id}:
                Type: AWS::Events::Rule
                Properties: ({name})

            """.Replace("(", "{ Name: !Sub \"${NamePrefix}-", StringComparison.Ordinal).Replace(
            ")",
            "\" }",
            StringComparison.Ordinal
        );

    internal static string Alarm(string id, string rule, int threshold = 3) =>
        $$"""
              {{id}}:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: !Sub "${NamePrefix}-{{rule}}-late"
                  Namespace: AWS/Events
                  MetricName: FailedInvocations
                  Dimensions: [{ Name: RuleName, Value: !Ref {{rule}} }]
                  Statistic: Sum
                  Threshold: {{threshold}}

            """;

    internal static IReadOnlyList<string> Problems(string resources) =>
        BackendSample.Check(
            new BackendFiles
            {
                Templates =
                [
                    new ServiceFile(
                        "kitchen",
                        "ai-chef-kitchen",
                        [],
                        StackTemplate.Parse(
                            "Parameters: { NamePrefix: { Type: String, Default: ai-chef } }\nResources:\n" + resources,
                            "backend/infrastructure/kitchen-test.yaml"
                        )
                    ),
                ],
                GenerateCommand = "./build.sh Generate",
            }
        );
}
