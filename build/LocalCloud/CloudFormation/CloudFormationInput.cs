using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.CloudFormation;

/// <summary>How requests to CloudFormation are checked by its model.</summary>
internal static class CloudFormationInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "cloudformation",
            ValidationCode = "ValidationError",
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["CreateChangeSet.ResourcesToImport"] = "",
                    ["UpdateStack.StackPolicyDuringUpdateURL"] = "",
                    ["GetTemplateSummary.StackSetName"] = "",
                    ["*.CallAs"] = "SELF",
                    // nothing is left out of no results
                    ["ListHookResults.*"] = "*",
                    ["GetTemplateSummary.TemplateSummaryConfig.TreatUnrecognizedResourceTypesAsWarnings"] = "false",
                }
            ),
        };
}
