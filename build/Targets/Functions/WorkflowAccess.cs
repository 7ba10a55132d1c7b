namespace AiChef.Targets.Functions;

/// <summary>
/// How a function finds and may start the workflow, which its template names instead of importing it.
/// </summary>
internal static class WorkflowAccess
{
    /// <summary>The variable that holds the ARN of the workflow.</summary>
    internal const string Variable = "STATE_MACHINE_ARN";

    /// <summary>The workflow's ARN, as a template writes it.</summary>
    internal const string StateMachineArn =
        "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:${NamePrefix}-recipe-workflow";

    private const string ExecutionArn =
        "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${NamePrefix}-recipe-workflow:*";

    /// <summary>The policy that lets a function start executions and describe them, and nothing else.</summary>
    internal static string PolicyOf(FunctionDeclaration function) =>
        !function.StartsWorkflow
            ? ""
            : FunctionTemplate.Section(
                $"""
                        - PolicyName: start-workflow
                          PolicyDocument:
                            Version: "2012-10-17"
                            Statement:
                              - Effect: Allow
                                Action:
                                  - states:StartExecution
                                Resource: !Sub {StateMachineArn}
                              - Effect: Allow
                                Action:
                                  - states:DescribeExecution
                                Resource: !Sub {ExecutionArn}

                """
            );
}
