namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>The stack of the workflow as the team's older scripts deploy it.</summary>
internal static class OlderPipeline
{
    public const string Stack = "ai-chef-stepfunctions";

    /// <summary>Its template, of the names that all such stacks have.</summary>
    private const string Template = """
        AWSTemplateFormatVersion: '2010-09-09'
        Description: Recipe workflow
        Parameters:
          Environment: { Type: String, Default: dev }
        Resources:
          StepFunctionsLogGroup:
            Type: AWS::Logs::LogGroup
            Properties:
              LogGroupName: /aws/stepfunctions/ai-chef-workflow
              RetentionInDays: 7
          StepFunctionsRole:
            Type: AWS::IAM::Role
            Properties:
              AssumeRolePolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - { Effect: Allow, Principal: { Service: states.amazonaws.com }, Action: 'sts:AssumeRole' }
              Policies:
                - PolicyName: Workflow
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - { Effect: Allow, Action: 'lambda:InvokeFunction', Resource: '*' }
                      - Effect: Allow
                        Action: ['logs:CreateLogDelivery', 'logs:GetLogDelivery', 'logs:UpdateLogDelivery',
                          'logs:DeleteLogDelivery', 'logs:ListLogDeliveries', 'logs:PutResourcePolicy',
                          'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups']
                        Resource: '*'
          AiChefWorkflow:
            Type: AWS::StepFunctions::StateMachine
            Properties:
              StateMachineName: ai-chef-recipe-workflow
              RoleArn: !GetAtt StepFunctionsRole.Arn
              LoggingConfiguration:
                Level: ERROR
                IncludeExecutionData: true
                Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt StepFunctionsLogGroup.Arn } }]
              DefinitionString: !Sub |
                {
                  "StartAt": "RecipeAndPrice",
                  "States": {
                    "RecipeAndPrice": {
                      "Type": "Parallel",
                      "Branches": [
                        { "StartAt": "GenerateRecipe", "States": { "GenerateRecipe": {
                          "Type": "Task", "End": true, "TimeoutSeconds": 300,
                          "Resource": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:ai-chef-recipe" } } },
                        { "StartAt": "GetPricing", "States": { "GetPricing": {
                          "Type": "Task", "End": true, "TimeoutSeconds": 300,
                          "Resource": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:ai-chef-price" } } }
                      ],
                      "Next": "CombineResults"
                    },
                    "CombineResults": { "Type": "Task", "End": true,
                      "Resource": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:ai-chef-combine" }
                  }
                }
          StepFunctionsErrorAlarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              AlarmName: AI-Chef-StepFunctions-Errors
              Namespace: AWS/States
              MetricName: ExecutionsFailed
              Dimensions: [{ Name: StateMachineArn, Value: !Ref AiChefWorkflow }]
              Statistic: Sum
              Period: 300
              EvaluationPeriods: 1
              Threshold: 3
              ComparisonOperator: GreaterThanOrEqualToThreshold
        Outputs:
          StateMachineArn: { Value: !Ref AiChefWorkflow, Export: { Name: !Sub '${AWS::StackName}-StateMachineArn' } }
        """;

    /// <summary>What the older script does.</summary>
    public static async Task DeployAsync(AwsCli aws)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Template);
            var run = await aws.RunAsync(
                "cloudformation",
                "deploy",
                "--stack-name",
                Stack,
                "--template-file",
                file,
                "--capabilities",
                "CAPABILITY_NAMED_IAM"
            );
            run.ShouldEnd(0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The stack's resources: logical and physical id of each.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ResourcesAsync(AwsCli aws) =>
        (
            await aws.SaysAsync(
                "cloudformation",
                "describe-stack-resources",
                "--stack-name",
                Stack,
                "--query",
                "join(';',StackResources[].join(' ',[LogicalResourceId,PhysicalResourceId]))"
            )
        )
            .Split(';')
            .Select(static line => line.Split(' '))
            .ToDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
}
