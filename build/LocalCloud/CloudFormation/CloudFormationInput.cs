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
                    ["GetTemplateSummary.StackSetName"] = "",
                    ["*.CallAs"] = "SELF",
                    // extensions of other publishers
                    ["DescribeType.PublisherId"] = "",
                    ["DescribeType.PublicVersionNumber"] = "",
                    ["ListTypeVersions.PublisherId"] = "",
                    // nothing is left out of no results
                    ["ListHookResults.*"] = "*",
                    ["GetTemplateSummary.TemplateSummaryConfig.TreatUnrecognizedResourceTypesAsWarnings"] = "false",
                }
            ),
        };
}
