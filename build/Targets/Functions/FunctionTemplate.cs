namespace AiChef.Targets.Functions;

/// <summary>Writes the CloudFormation template of a function: the same bytes for the same declaration.</summary>
internal static class FunctionTemplate
{
    /// <summary>The template, with line feeds.</summary>
    internal static string TextOf(FunctionDeclaration function) =>
        "AWSTemplateFormatVersion: \"2010-09-09\"\n"
        + $"Description: \"AI Chef: the function {function.Name}, which {function.Purpose}; "
        + "its role, log group, alarms, first version and alias\"\n\nParameters:\n"
        + TemplateParameters.Of(function)
        + Section(
            """

            Conditions:
              HasAlarmTopic: !Not [!Equals [!Ref AlarmTopicArn, ""]]
              HasPermissionsBoundary: !Not [!Equals [!Ref PermissionsBoundary, ""]]

            """
        )
        + (function.SessionActions.Count == 0 ? "" : SessionsTable.Condition)
        + "\nResources:\n"
        + string.Join(
            '\n',
            [
                .. FunctionRole.Of(function),
                .. FunctionResources.Of(function),
                .. ApiPermission.Of(function),
                .. FunctionAlarm.Of(function),
            ]
        )
        + Outputs;

    /// <summary>The name of a function on AWS, as a template writes it.</summary>
    internal static string NameOf(FunctionDeclaration function) => $"!Sub ${{NamePrefix}}-{function.Name}";

    /// <summary>An import of what another stack of the environment exports.</summary>
    internal static string Import(string export) => $"Fn::ImportValue: !Sub ${{NamePrefix}}-{export}";

    /// <summary>A part of the template as C# holds it, with line feeds on every machine.</summary>
    internal static string Section(string text) => text.ReplaceLineEndings("\n");

    private static string Outputs { get; } =
        Section(
            """

            Outputs:
              FunctionName:
                Description: The function
                Value: !Ref Function
                Export:
                  Name: !Sub ${AWS::StackName}-FunctionName
              FunctionArn:
                Description: The function's ARN
                Value: !GetAtt Function.Arn
                Export:
                  Name: !Sub ${AWS::StackName}-FunctionArn
              AliasArn:
                Description: The alias that callers use
                Value: !Ref LiveAlias
                Export:
                  Name: !Sub ${AWS::StackName}-AliasArn
              FirstVersion:
                Description: The version that the function was created with
                Value: !GetAtt FirstVersion.Version
              LogGroupName:
                Description: Where the function logs
                Value: !Ref FunctionLogGroup
                Export:
                  Name: !Sub ${AWS::StackName}-LogGroupName

            """
        );
}
