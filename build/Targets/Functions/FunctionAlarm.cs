namespace AiChef.Targets.Functions;

/// <summary>The alarms on what is called by the alias of a function.</summary>
internal static class FunctionAlarm
{
    internal static IEnumerable<string> Of(FunctionDeclaration function) =>
        [
            Text(function, "Errors", "fail", "Statistic: Sum", "3"),
            Text(function, "Throttles", "are throttled", "Statistic: Sum", "3"),
            Text(
                function,
                "Duration",
                "take nearly as long as they may",
                "ExtendedStatistic: p95",
                "!Ref DurationAlarmMilliseconds"
            ),
        ];

    private static string Text(
        FunctionDeclaration function,
        string metric,
        string condition,
        string statistic,
        string threshold
    ) =>
        FunctionTemplate.Section(
            $$"""
              Function{{metric}}:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: {{FunctionTemplate.NameOf(function)}}-{{metric.ToLowerInvariant()}}
                  AlarmDescription: Calls of {{function.Name}} {{condition}}
                  Namespace: AWS/Lambda
                  MetricName: {{metric}}
                  Dimensions:
                    - Name: FunctionName
                      Value: !Ref Function
                    - Name: Resource
                      Value: !Sub ${Function}:live
                  {{statistic}}
                  Period: 300
                  EvaluationPeriods: 1
                  Threshold: {{threshold}}
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  TreatMissingData: notBreaching
                  AlarmActions: !If [HasAlarmTopic, [!Ref AlarmTopicArn], !Ref AWS::NoValue]

            """
        );
}
