namespace AiChef.Targets.Functions;

/// <summary>How a function finds and may read its settings in the Parameter Store.</summary>
internal static class FunctionSettings
{
    /// <summary>https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html</summary>
    internal const int MaxCount = 10;

    /// <summary>The variable that holds the path of a setting: LOG_LEVEL_PARAMETER for <c>log-level</c>.</summary>
    internal static string VariableOf(string setting) => $"{setting.ToUpperInvariant().Replace('-', '_')}_PARAMETER";

    /// <summary>The full name of a setting's parameter, as a template writes it.</summary>
    internal static string PathOf(string setting) => $"/${{NamePrefix}}/${{Environment}}/{setting}";

    /// <summary>
    /// The policy that lets a function read its settings and nothing else. A SecureString of the account's own key
    /// <c>aws/ssm</c> needs no further permission:
    /// https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
    /// </summary>
    internal static string PolicyOf(FunctionDeclaration function) =>
        function.Settings.Count == 0
            ? ""
            : FunctionTemplate.Section(
                """
                        - PolicyName: read-settings
                          PolicyDocument:
                            Version: "2012-10-17"
                            Statement:
                              - Effect: Allow
                                Action:
                                  - ssm:GetParameters
                                Resource:

                """
            ) + string.Concat(function.Settings.Select(ResourceOf));

    private static string ResourceOf(string setting) =>
        "                  - !Sub arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}"
        + $":parameter{PathOf(setting)}\n";
}
