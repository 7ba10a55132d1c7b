namespace AiChef.Targets.Functions;

/// <summary>What a function may do: its log group and its role.</summary>
internal static class FunctionRole
{
    internal static IEnumerable<string> Of(FunctionDeclaration function) =>
        [
            LogGroup(function),
            Role(function)
                + SessionPolicy(function)
                + WorkflowAccess.PolicyOf(function)
                + FunctionSettings.PolicyOf(function)
                + FunctionResources.EnvironmentTag,
        ];

    private static string LogGroup(FunctionDeclaration function) =>
        FunctionTemplate.Section(
            $$"""
              FunctionLogGroup:
                Type: AWS::Logs::LogGroup
                DeletionPolicy: Delete
                UpdateReplacePolicy: Delete
                Properties:
                  LogGroupName: !Sub /aws/lambda/${NamePrefix}-{{function.Name}}
                  RetentionInDays: !Ref LogRetentionDays

            """
        ) + FunctionResources.EnvironmentTag;

    private static string Role(FunctionDeclaration function) =>
        FunctionTemplate.Section(
            $"""
              FunctionRole:
                Type: AWS::IAM::Role
                Properties:
                  Description: What the AI Chef function {function.Name} may do
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Effect: Allow
                        Principal:
                          Service: lambda.amazonaws.com
                        Action: sts:AssumeRole
                  PermissionsBoundary: !If [HasPermissionsBoundary, !Ref PermissionsBoundary, !Ref AWS::NoValue]
                  Policies:
                    - PolicyName: write-log
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - Effect: Allow
                            Action:
                              - logs:CreateLogStream
                              - logs:PutLogEvents
                            Resource: !GetAtt FunctionLogGroup.Arn
                    # X-Ray's actions take no narrower resource:
                    # https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
                    - PolicyName: send-traces
                      PolicyDocument:
                        Version: "2012-10-17"
                        Statement:
                          - Effect: Allow
                            Action:
                              - xray:PutTraceSegments
                              - xray:PutTelemetryRecords
                            Resource: "*"

            """
        );

    private static string SessionPolicy(FunctionDeclaration function)
    {
        var actions = function.SessionActions.Select(action => $"dynamodb:{action}");
        return function.SessionActions.Count == 0
            ? ""
            : FunctionTemplate.Section(
                $"""
                        - PolicyName: use-sessions
                          PolicyDocument:
                            Version: "2012-10-17"
                            Statement:
                              - Effect: Allow
                                Action:
                                  - {string.Join("\n                  - ", actions)}
                                Resource:{SessionsTable.ArnAt(18)}

                """
            );
    }
}
