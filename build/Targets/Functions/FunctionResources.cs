namespace AiChef.Targets.Functions;

/// <summary>The function itself, its first version and its alias.</summary>
internal static class FunctionResources
{
    /// <summary>The variable that holds the name of the sessions table.</summary>
    internal const string TableVariable = "SESSIONS_TABLE";

    /// <summary>The property by which a resource tells its environment.</summary>
    internal static string EnvironmentTag { get; } =
        FunctionTemplate.Section(
            """
                  Tags:
                    - Key: Environment
                      Value: !Ref Environment

            """
        );

    private static string FirstVersion { get; } =
        FunctionTemplate.Section(
            """
              # Retained, because the pipeline publishes and prunes versions and may have deleted this one; a version is
              # deleted with its function anyway.
              FirstVersion:
                Type: AWS::Lambda::Version
                DeletionPolicy: Retain
                UpdateReplacePolicy: Retain
                Properties:
                  FunctionName: !Ref Function

            """
        );

    private static string LiveAlias { get; } =
        FunctionTemplate.Section(
            """
              # Created here, moved by the pipeline: an update of any property would move it back to the first version,
              # so it has no other.
              LiveAlias:
                Type: AWS::Lambda::Alias
                Properties:
                  FunctionName: !Ref Function
                  FunctionVersion: !GetAtt FirstVersion.Version
                  Name: live

            """
        );

    internal static IEnumerable<string> Of(FunctionDeclaration function) =>
        [Function(function) + Variables(function) + EnvironmentTag, FirstVersion, LiveAlias];

    private static string Function(FunctionDeclaration function) =>
        FunctionTemplate.Section(
            $"""
              Function:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: {FunctionTemplate.NameOf(function)}
                  Description: AI Chef {function.Purpose}
                  Runtime: dotnet10
                  Architectures: [x86_64]
                  Handler: {function.Name}
                  Role: !GetAtt FunctionRole.Arn
                  Code:
                    S3Bucket: !Ref ArtifactBucket
                    S3Key: !Ref CodeKey
                  MemorySize: !Ref MemorySize
                  Timeout: !Ref TimeoutSeconds
                  # Lambda's own lines are JSON as the function's are. Which of these are written, the function decides.
                  LoggingConfig:
                    LogGroup: !Ref FunctionLogGroup
                    LogFormat: JSON
                    ApplicationLogLevel: TRACE
                    SystemLogLevel: INFO
                  TracingConfig:
                    Mode: !Ref TracingMode

            """
        );

    private static string Variables(FunctionDeclaration function)
    {
        List<(string Name, string Value)> variables =
        [
            .. function.SessionActions.Count == 0
                ? (IEnumerable<(string, string)>)[]
                : [(TableVariable, SessionsTable.NameAt(12))],
            .. function.StartsWorkflow
                ? (IEnumerable<(string, string)>)[(WorkflowAccess.Variable, $" !Sub {WorkflowAccess.StateMachineArn}")]
                : [],
            .. function.Settings.Select(setting =>
                (FunctionSettings.VariableOf(setting), $" !Sub {FunctionSettings.PathOf(setting)}")
            ),
            .. function.Parameters.Select(p => (p.Variable, $" !Ref {p.Name}")),
        ];
        return variables.Count == 0
            ? ""
            : "      Environment:\n        Variables:\n"
                + string.Concat(variables.Select(v => $"          {v.Name}:{v.Value}\n"));
    }
}
