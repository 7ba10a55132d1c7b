using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.StepFunctions;

/// <summary>How requests to Step Functions are checked by its model.</summary>
internal static class StepFunctionsInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "stepfunctions",
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["*.encryptionConfiguration.type"] = "AWS_OWNED_KEY",
                    ["*.encryptionConfiguration.kmsKeyId"] = "",
                    ["*.encryptionConfiguration.kmsDataKeyReusePeriodSeconds"] = "",
                    ["*.includedData"] = "ALL_DATA",
                    ["ListExecutions.mapRunArn"] = "",
                    ["ListExecutions.redriveFilter"] = "",
                    ["TestState.revealSecrets"] = "false",
                    ["TestState.stateConfiguration"] = "",
                    ["TestState.variables"] = "",
                    ["*.traceHeader"] = "",
                }
            ),
        };
}
