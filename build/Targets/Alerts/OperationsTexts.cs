namespace AiChef.Targets.Alerts;

/// <summary>The parts of the operations template that are the same whatever the backend has.</summary>
internal static class OperationsTexts
{
    private static readonly string[] Addresses = ["", "Second", "Third"];

    internal static string Head { get; } =
        Section(
            """
            AWSTemplateFormatVersion: "2010-09-09"
            Description: "AI Chef: the topic of alerts, the alarm over all alarms, the budget, the dashboard"

            Parameters:
              Environment:
                Type: String
                Description: The environment that this stack belongs to
              NamePrefix:
                Type: String
                Description: What the names of all resources begin with
                Default: ai-chef
                AllowedPattern: "[a-z][a-z0-9-]*"
              AlertEmail:
                Type: String
                Description: An address that gets every alert, such as that of a team; empty for none
                Default: ""
                AllowedPattern: "([^@ ]+@[^@ ]+)?"
                ConstraintDescription: be an address such as team@example.com
              SecondAlertEmail:
                Type: String
                Description: Another address that gets every alert; empty for none
                Default: ""
                AllowedPattern: "([^@ ]+@[^@ ]+)?"
                ConstraintDescription: be an address such as team@example.com
              ThirdAlertEmail:
                Type: String
                Description: A third address that gets every alert; empty for none
                Default: ""
                AllowedPattern: "([^@ ]+@[^@ ]+)?"
                ConstraintDescription: be an address such as team@example.com
              # A URL is a secret, so that this is the name of the parameter that has it. Whoever writes the URL here by
              # mistake is refused without being quoted.
              WebhookParameter:
                Type: String
                Description: The String parameter of the Parameter Store with an https URL that gets every alert
                NoEcho: true
                Default: ""
                AllowedPattern: "((/[a-zA-Z0-9_.-]+)+)?"
                ConstraintDescription: be the name of a parameter such as /ai-chef/dev/alert-webhook, and no URL
              MonthlyBudget:
                Type: Number
                Description: What the account may cost a month in US dollars; 0 for no budget
                Default: 0
                MinValue: 0
              BudgetWarningPercent:
                Type: Number
                Description: Share of the budget at which a first alert is sent
                Default: 80
                MinValue: 1
                MaxValue: 100

            """
        );

    internal static string Conditions { get; } =
        Section(
            """

            Conditions:
              HasEmail: !Not [!Equals [!Ref AlertEmail, ""]]
              HasSecondEmail: !Not [!Equals [!Ref SecondAlertEmail, ""]]
              HasThirdEmail: !Not [!Equals [!Ref ThirdAlertEmail, ""]]
              HasWebhook: !Not [!Equals [!Ref WebhookParameter, ""]]
              HasBudget: !Not [!Equals [!Ref MonthlyBudget, 0]]

            """
        );

    internal static string Topic { get; } =
        Section(
            """
              AlertTopic:
                Type: AWS::SNS::Topic
                Properties:
                  # The alarms of all stacks know the topic by this name, so that none waits for it.
                  TopicName: !Sub ${NamePrefix}-alerts
                  DisplayName: AI Chef
                  Tags:
                    - Key: Environment
                      Value: !Ref Environment

            """
        );

    internal static string Policy { get; } =
        Section(
            """
              # With a policy of its own a topic admits nobody else, so that alarms are named as well.
              AlertTopicPolicy:
                Type: AWS::SNS::TopicPolicy
                Properties:
                  Topics: [!Ref AlertTopic]
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Sid: AlarmsAndBudgetsOfThisAccount
                        Effect: Allow
                        Principal:
                          Service:
                            - cloudwatch.amazonaws.com
                            - budgets.amazonaws.com
                        Action: sns:Publish
                        Resource: !Ref AlertTopic
                        Condition:
                          StringEquals:
                            aws:SourceAccount: !Ref AWS::AccountId

            """
        );

    internal static IEnumerable<string> Emails =>
        Addresses.Select(static which =>
            Section(
                $"""
                  {which}EmailSubscription:
                    Type: AWS::SNS::Subscription
                    Condition: Has{which}Email
                    Properties:
                      TopicArn: !Ref AlertTopic
                      Protocol: email
                      Endpoint: !Ref {which}AlertEmail

                """
            )
        );

    internal static string Webhook { get; } =
        Section(
            """
              WebhookSubscription:
                Type: AWS::SNS::Subscription
                Condition: HasWebhook
                Properties:
                  TopicArn: !Ref AlertTopic
                  Protocol: https
                  Endpoint: !Sub "{{resolve:ssm:${WebhookParameter}}}"

            """
        );

    internal static string FailedAlerts { get; } =
        Section(
            """
              FailedAlerts:
                Type: AWS::CloudWatch::Alarm
                Properties:
                  AlarmName: !Sub ${NamePrefix}-alerts-failed
                  AlarmDescription: Alerts could not be delivered
                  Namespace: AWS/SNS
                  MetricName: NumberOfNotificationsFailed
                  Dimensions:
                    - Name: TopicName
                      Value: !GetAtt AlertTopic.TopicName
                  Statistic: Sum
                  Period: 300
                  EvaluationPeriods: 1
                  Threshold: 3
                  ComparisonOperator: GreaterThanOrEqualToThreshold
                  TreatMissingData: notBreaching
                  # Another receiver may still get it.
                  AlarmActions: [!Ref AlertTopic]

            """
        );

    internal static string Unwell { get; } =
        Section(
            """
              # CloudWatch takes only alarms that exist, so that all other stacks are deployed first.
              UnwellAlarm:
                Type: AWS::CloudWatch::CompositeAlarm
                DependsOn: FailedAlerts
                Properties:
                  AlarmName: !Sub ${NamePrefix}-unwell
                  AlarmDescription: AI Chef is unwell
                  AlarmActions: [!Ref AlertTopic]
                  OKActions: [!Ref AlertTopic]

            """
        );

    internal static string Budget { get; } =
        Section(
            """
              # Without a name of its own, so that another threshold, which replaces the budget, can be deployed.
              CostBudget:
                Type: AWS::Budgets::Budget
                Condition: HasBudget
                DependsOn: AlertTopicPolicy
                Properties:
                  Budget:
                    BudgetType: COST
                    TimeUnit: MONTHLY
                    BudgetLimit:
                      Amount: !Ref MonthlyBudget
                      Unit: USD
                  NotificationsWithSubscribers:
                    - Notification:
                        NotificationType: ACTUAL
                        ComparisonOperator: GREATER_THAN
                        Threshold: !Ref BudgetWarningPercent
                      Subscribers:
                        - SubscriptionType: SNS
                          Address: !Ref AlertTopic
                    - Notification:
                        NotificationType: FORECASTED
                        ComparisonOperator: GREATER_THAN
                        Threshold: 100
                      Subscribers:
                        - SubscriptionType: SNS
                          Address: !Ref AlertTopic

            """
        );

    internal static string Dashboard { get; } =
        Section(
            """
              # All regions of an account share their dashboards.
              OperationsDashboard:
                Type: AWS::CloudWatch::Dashboard
                Properties:
                  DashboardName: !Sub ${NamePrefix}-operations-${AWS::Region}

            """
        );

    internal static string Outputs { get; } =
        Section(
            """

            Outputs:
              AlertTopicArn:
                Description: The topic of all alerts
                Value: !Ref AlertTopic
                Export:
                  Name: !Sub ${AWS::StackName}-AlertTopicArn
              UnwellAlarmName:
                Description: The alarm over all alarms
                Value: !Ref UnwellAlarm
                Export:
                  Name: !Sub ${AWS::StackName}-UnwellAlarmName
              DashboardName:
                Description: The dashboard over all services
                Value: !Ref OperationsDashboard
                Export:
                  Name: !Sub ${AWS::StackName}-DashboardName

            """
        );

    private static string Section(string text) => text.ReplaceLineEndings("\n");
}
