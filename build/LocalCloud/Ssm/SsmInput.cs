using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.Ssm;

/// <summary>How requests to Systems Manager are checked by its model.</summary>
internal static class SsmInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "ssm",
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal) { ["DescribeParameters.Shared"] = "false" }
            ),
        };
}
