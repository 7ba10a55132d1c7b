using AiChef.LocalCloud.Wire.Shapes;

namespace AiChef.LocalCloud.Sts;

/// <summary>How requests to STS are checked by its model.</summary>
internal static class StsInput
{
    public static InputRules Rules { get; } =
        new()
        {
            Model = "sts",
            ValidationCode = "ValidationError",
            Unmodelled = new(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["AssumeRole.ProvidedContexts"] = "",
                    ["*.SerialNumber"] = "",
                    ["*.TokenCode"] = "",
                    ["AssumeRole.Tags"] = "",
                    ["AssumeRole.TransitiveTagKeys"] = "",
                    ["AssumeRoleWithWebIdentity.ProviderId"] = "",
                }
            ),
        };
}
