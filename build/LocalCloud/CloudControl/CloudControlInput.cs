using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.CloudControl;

/// <summary>How requests to the Cloud Control API are checked by its model.</summary>
internal static class CloudControlInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "cloudcontrol",
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["*.RoleArn"] = "", ["*.TypeVersionId"] = "" }
            ),
        };
}
