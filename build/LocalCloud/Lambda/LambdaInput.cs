using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.Lambda;

/// <summary>How requests to Lambda are checked by its model.</summary>
internal static class LambdaInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "lambda",
            ListsNull = true,
            // refused with a text of Lambda's own, and more than the model lists is accepted
            Exempt = new HashSet<string>(StringComparer.Ordinal)
            {
                "CreateFunction.Runtime",
                "UpdateFunctionConfiguration.Runtime",
            },
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["*.CapacityProviderConfig"] = "",
                    ["*.DeadLetterConfig"] = "",
                    ["*.DurableConfig"] = "",
                    ["*.FileSystemConfigs"] = "",
                    ["*.ImageConfig"] = "",
                    ["*.TenancyConfig"] = "",
                    ["*.VpcConfig"] = "",
                    ["*.Code.SourceKMSKeyArn"] = "",
                    ["*.SourceKMSKeyArn"] = "",
                    ["*.PublishTo"] = "",
                    ["ListFunctions.MasterRegion"] = "ALL",
                    ["Invoke.X-Amz-Client-Context"] = "",
                    ["Invoke.X-Amz-Durable-Execution-Name"] = "",
                    ["Invoke.X-Amz-Tenant-Id"] = "",
                }
            ),
        };
}
